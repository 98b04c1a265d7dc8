/// An object of Amazon S3 with its bytes.
public struct S3Object: Hashable, Sendable {
    /// The bytes.
    public var bytes: [UInt8]
    /// What whoever wrote it noted on it: names without `x-amz-meta-`, in lower case.
    ///
    /// Source: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html>
    public var metadata: [String: String]
    /// What identifies its contents, with the quotes around it.
    public var etag: String?

    init(_ answer: HTTPAnswer) {
        let prefix = "x-amz-meta-"
        bytes = answer.body
        metadata = [:]
        for header in answer.headers {
            let name = header.name.lowercased()
            if name.hasPrefix(prefix) { metadata[String(name.dropFirst(prefix.count))] = header.value }
        }
        etag = answer.header("ETag")
    }
}
