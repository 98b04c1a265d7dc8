/// A path as all services but S3 want it signed: without dots and empty parts, and encoded once more than it is sent.
///
/// Source: <https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4>, and of slashes in a row one counts.
enum CanonicalPath {
    static func text(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." {
                _ = parts.popLast()
            } else {
                parts.append(part)
            }
        }
        let end = path.hasSuffix("/") && !parts.isEmpty ? "/" : ""
        return CanonicalEncoding.text("/" + parts.joined(separator: "/") + end, keepingSlashes: true)
    }
}
