import Testing

@testable import AWSClient

@Suite struct `Proxies of the environment` {
    private let proxies = Proxies(environment: [
        "HTTPS_PROXY": "http://me:p%40ss@proxy.example.com:3128/", "no_proxy": "internal.example.com, .local,10.0.0.1",
    ])

    private func host(_ host: String, scheme: String = "https") -> String? {
        proxies.proxy(for: HTTPRequest(method: "GET", scheme: scheme, host: host))?.host
    }

    @Test func `are what the environment names`() {
        let proxy = Proxies(environment: ["https_proxy": "proxy:3128", "HTTPS_PROXY": "http://other"]).secure
        #expect(proxy?.host == "proxy")
        #expect(proxy?.port == 3128)
        #expect(proxies.secure?.user?.name == "me")
        #expect(proxies.secure?.user?.password == "p@ss")
        #expect(proxies.plain == nil)
    }

    @Test func `are used but for what is excepted, for this machine, and for what gives credentials to it`() {
        #expect(host("iam.amazonaws.com") == "proxy.example.com")
        #expect(host("iam.amazonaws.com", scheme: "http") == nil)
        #expect(host("internal.example.com") == nil)
        #expect(host("a.internal.example.com") == nil)
        #expect(host("notinternal.example.com") == "proxy.example.com")
        #expect(host("printer.local") == nil)
        #expect(host("10.0.0.1") == nil)
        #expect(host("169.254.169.254") == nil)
        #expect(host("localhost") == nil)
    }
}
