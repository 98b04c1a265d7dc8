/// A request in the form that is hashed for its signature.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request>
struct CanonicalRequest {
    /// The whole of it.
    let text: String
    /// The names of the headers that are signed, with semicolons between.
    let signedHeaders: String

    init(_ request: HTTPRequest, bodyHash: String, style: RequestSigner.Style) {
        let headers = CanonicalHeaders(request)
        signedHeaders = headers.names
        let path = style == .s3 ? Self.whole(request.path) : CanonicalPath.text(request.path)
        text = [
            request.method.uppercased(), path, Self.query(request.query), headers.lines, headers.names, bodyHash,
        ].joined(separator: "\n")
    }

    /// Names and values are sorted as they are once encoded: by bytes.
    static func query(_ items: [HTTPRequest.QueryItem]) -> String {
        items
            .map { (name: CanonicalEncoding.text($0.name), value: CanonicalEncoding.text($0.value)) }
            .sorted { ($0.name, $0.value) < ($1.name, $1.value) }
            .map { "\($0.name)=\($0.value)" }
            .joined(separator: "&")
    }

    private static func whole(_ path: String) -> String {
        path.isEmpty ? "/" : path
    }
}
