/// Through which proxies requests go, as the environment says.
///
/// Source: <https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-proxy.html>
struct Proxies: Hashable, Sendable {
    /// A proxy that requests go through.
    struct Proxy: Hashable, Sendable {
        var host: String
        var port: Int
        /// Who is asking, where the proxy wants to know.
        var user: (name: String, password: String)?

        static func == (one: Proxy, other: Proxy) -> Bool {
            one.host == other.host && one.port == other.port && one.user?.name == other.user?.name
                && one.user?.password == other.user?.password
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(host)
            hasher.combine(port)
        }
    }

    /// For `https`.
    let secure: Proxy?
    /// For `http`.
    let plain: Proxy?
    private let exceptions: [String]

    init(environment: [String: String]) {
        func value(_ name: String) -> String? { environment[name.lowercased()] ?? environment[name] }
        secure = value("HTTPS_PROXY").flatMap(Proxy.init)
        plain = value("HTTP_PROXY").flatMap(Proxy.init)
        exceptions = (value("NO_PROXY") ?? "").split { $0 == "," || $0.isWhitespace }.map { $0.lowercased() }
    }

    /// The proxy for a request; nil where it goes straight.
    func proxy(for request: HTTPRequest) -> Proxy? {
        guard !Proxies.isNear(request.host), !isException(request.host.lowercased()) else { return nil }
        return request.scheme == "https" ? secure : plain
    }

    /// This machine, and what gives credentials to it: no proxy can reach them in its place.
    private static func isNear(_ host: String) -> Bool {
        host == "localhost" || host.hasPrefix("127.") || host.hasPrefix("169.254.") || host == "[::1]"
            || host == "[fd00:ec2::254]" || host == "[fd00:ec2::23]"
    }

    private func isException(_ host: String) -> Bool {
        exceptions.contains { exception in
            let name = exception.drop { $0 == "." || $0 == "*" }
            return exception == "*" || host == name || (!name.isEmpty && host.hasSuffix("." + name))
        }
    }
}

extension Proxies.Proxy {
    /// The proxy that a URL names, such as `http://user:password@proxy.example.com:3128`.
    init?(_ url: String) {
        let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? Substring(url)
        let parts = rest.prefix { $0 != "/" }.split(separator: "@", omittingEmptySubsequences: false)
        guard let last = parts.last, let endpoint = Endpoint(url: "http://" + last, region: ""), parts.count <= 2 else {
            return nil
        }
        host = endpoint.host
        port = endpoint.port ?? 80
        guard parts.count == 2 else { return }
        let user = parts[0].split(separator: ":", maxSplits: 1).map {
            String(decoding: PercentText.decoded(String($0)), as: UTF8.self)
        }
        self.user = (user.first ?? "", user.count > 1 ? user[1] : "")
    }
}
