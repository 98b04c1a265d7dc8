internal import FoundationEssentials

/// The address of a service that gives credentials.
struct CredentialEndpoint {
    private let scheme: String
    private let host: String
    private let port: Int?
    private let path: String
    private let query: [HTTPRequest.QueryItem]

    /// Nil where the text is no plain address of HTTP, with nobody's name and password in it.
    init?(parsing text: String) {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            scheme == "http" || scheme == "https", let host = parts.host, !host.isEmpty, parts.user == nil,
            parts.password == nil
        else { return nil }
        self.scheme = scheme
        self.host = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
        port = parts.port
        path = parts.percentEncodedPath.isEmpty ? "/" : parts.percentEncodedPath
        query = (parts.queryItems ?? []).map { .init($0.name, $0.value ?? "") }
    }

    /// Whether a token may be sent there: what is encrypted, this machine, and the services of ECS and EKS on the link.
    ///
    /// Source: <https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html>
    var isTrusted: Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        let isLoopback = parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
        let others = ["localhost", "[::1]", "169.254.170.2", "169.254.170.23", "[fd00:ec2::23]"]
        return scheme == "https" || isLoopback || others.contains(host.lowercased())
    }

    /// A request to it, or to something below it.
    func request(_ method: String, below suffix: String? = nil, headers: [HTTPRequest.Header]) -> HTTPRequest {
        let base = path.hasSuffix("/") ? String(path.dropLast()) : path
        let whole = suffix.map { base + $0 } ?? path
        return HTTPRequest(
            method: method,
            scheme: scheme,
            host: host,
            port: port,
            path: whole,
            query: query,
            headers: headers
        )
    }
}
