/// A place in Amazon S3: `s3://BUCKET/PREFIX`.
///
/// Source: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-bucket-intro.html>
public struct BucketPath: Hashable, Sendable {
    /// The bucket's name.
    public let bucket: String
    /// What the keys begin with; may be empty.
    public let prefix: String

    /// How such a path begins.
    public static let scheme = "s3://"

    /// A place in a bucket.
    ///
    /// - Parameters:
    ///   - bucket: The bucket's name.
    ///   - prefix: What the keys begin with.
    public init(bucket: String, prefix: String) {
        self.bucket = bucket
        self.prefix = prefix
    }

    /// The place that a text names, or nil where it names none: the bucket's name is checked, so that it can be part of a
    /// host's name.
    ///
    /// Source: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html>
    ///
    /// - Parameter text: Such as `s3://my-trail/AWSLogs/`.
    public init?(_ text: String) {
        guard text.hasPrefix(Self.scheme) else { return nil }
        let parts = text.dropFirst(Self.scheme.count).split(
            separator: "/",
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        let bucket = parts.first.map(String.init) ?? ""
        guard (3...63).contains(bucket.utf8.count), bucket.utf8.allSatisfy(Self.isOfName) else { return nil }
        self.init(bucket: bucket, prefix: parts.count > 1 ? String(parts[1]) : "")
    }

    /// The path of an object in the bucket.
    ///
    /// - Parameter key: The object's key.
    /// - Returns: Such as `s3://my-trail/AWSLogs/…`.
    public func path(of key: String) -> String { "\(Self.scheme)\(bucket)/\(key)" }

    /// Old buckets may have capitals and low lines.
    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
