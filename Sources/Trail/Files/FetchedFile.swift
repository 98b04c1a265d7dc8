/// A file of a trail that doesn't lie on disk: its bytes were fetched from elsewhere.
public struct FetchedFile: Sendable {
    /// Where it was fetched from, such as `s3://BUCKET/KEY`.
    public let path: String
    /// All its bytes, as they lie there.
    public let bytes: [UInt8]
    /// When it was last written to, in nanoseconds since 1970.
    public let modified: Int64
    /// What was noted on it where it lies, such as the metadata of an object in S3; names in lower case.
    public let metadata: [String: String]

    /// A file with these bytes.
    ///
    /// - Parameters:
    ///   - path: Where it was fetched from.
    ///   - bytes: All its bytes.
    ///   - modified: When it was last written to, in nanoseconds since 1970.
    ///   - metadata: What was noted on it where it lies; names in lower case.
    public init(path: String, bytes: [UInt8], modified: Int64, metadata: [String: String] = [:]) {
        self.path = path
        self.bytes = bytes
        self.modified = modified
        self.metadata = metadata
    }
}

extension FetchedFile {
    /// Whether a file is worth fetching: by its name it may hold events, or is a digest.
    ///
    /// - Parameters:
    ///   - path: The file's path or key.
    ///   - withDigests: Whether digests are wanted too.
    /// - Returns: False where it holds statistics, or something that is no trail at all.
    public static func isOfTrail(_ path: String, withDigests: Bool = false) -> Bool {
        var path = path
        return path.withUTF8 { TrailPath.isOfTrail(UnsafeRawBufferPointer($0), withDigests: withDigests) }
    }
}
