extension HTTPRequest {
    /// The address as it is sent: the path as it is, the query encoded as signatures demand it (RFC 3986).
    var url: String {
        let place = port.map { "\(host):\($0)" } ?? host
        let pairs = query.map { "\(PercentText.encoded($0.name))=\(PercentText.encoded($0.value))" }
        return "\(scheme)://\(place)\(path)" + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
    }
}
