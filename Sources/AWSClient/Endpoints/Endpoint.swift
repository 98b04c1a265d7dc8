/// Where a service is, and for which Region requests to it are signed.
public struct Endpoint: Hashable, Sendable {
    /// `https` or `http`.
    public var scheme: String
    /// A name or an address; IPv6 in brackets.
    public var host: String
    /// Nil where it is the scheme's own.
    public var port: Int?
    /// What comes before all paths: empty, or a path that begins with a slash and doesn't end with one.
    public var path: String
    /// The Region that requests are signed for.
    public var region: String
    /// Whether somebody set it, so that it is perhaps no endpoint of AWS.
    public var isCustom: Bool

    init(_ host: String, region: String) {
        (scheme, self.host, port, path, self.region, isCustom) = ("https", host, nil, "", region, false)
    }

    /// The endpoint that a URL names: a scheme and a host, perhaps a port and a path, nothing else.
    ///
    /// - Parameters:
    ///   - url: The URL.
    ///   - region: The Region that requests are signed for.
    init?(url: String, region: String) {
        guard let colon = url.firstRange(of: "://") else { return nil }
        let scheme = url[..<colon.lowerBound].lowercased()
        let rest = url[colon.upperBound...]
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        let authority = rest[..<slash]
        guard scheme == "https" || scheme == "http", !rest.contains(where: { "@?#\\".contains($0) || $0.isWhitespace })
        else { return nil }
        guard let (host, port) = Endpoint.hostAndPort(authority) else { return nil }
        var path = rest[slash...]
        while path.hasSuffix("/") { path.removeLast() }
        self.scheme = scheme
        self.host = host
        self.port = port
        self.path = String(path)
        self.region = region
        isCustom = true
    }

    private static func hostAndPort(_ authority: Substring) -> (String, Int?)? {
        let end = authority.lastIndex(of: "]").map { authority.index(after: $0) } ?? authority.startIndex
        guard let colon = authority[end...].firstIndex(of: ":") else {
            return authority.isEmpty ? nil : (String(authority), nil)
        }
        guard let port = UInt16(authority[authority.index(after: colon)...]), colon > authority.startIndex else {
            return nil
        }
        return (String(authority[..<colon]), Int(port))
    }
}
