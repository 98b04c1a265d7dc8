/// The headers that are signed, in their canonical form.
struct CanonicalHeaders {
    /// `name:value`, one a line, sorted by name; each line ends with a line feed.
    let lines: String
    /// The names, with semicolons between.
    let names: String

    /// What proxies and clients may add, change or take away on the way.
    private static let unsigned: Set = [
        "connection", "expect", "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailer",
        "transfer-encoding", "upgrade", "user-agent", "x-amzn-trace-id",
    ]

    init(_ request: HTTPRequest) {
        var values = ["host": [Self.host(of: request)]]
        for header in request.headers {
            let name = header.name.lowercased()
            if !Self.unsigned.contains(name) { values[name, default: []].append(Self.folded(header.value)) }
        }
        let sorted = values.sorted { $0.key < $1.key }
        lines = sorted.map { "\($0.key):\($0.value.joined(separator: ","))\n" }.joined()
        names = sorted.map(\.key).joined(separator: ";")
    }

    /// The host as it is sent: with the port where it is not the scheme's own.
    ///
    /// Source: <https://www.rfc-editor.org/rfc/rfc9110#section-7.2>
    static func host(of request: HTTPRequest) -> String {
        let usual = request.scheme.lowercased() == "http" ? 80 : 443
        let host = request.host.lowercased()
        guard let port = request.port, port != usual else { return host }
        return "\(host):\(port)"
    }

    /// Without space around it, and with one space where there are more.
    private static func folded(_ value: String) -> String {
        let parts = value.utf8.split { $0 == UInt8(ascii: " ") || (9...13).contains($0) }
        return parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }
}
