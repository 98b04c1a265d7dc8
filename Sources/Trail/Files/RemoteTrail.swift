/// Files of trails that lie elsewhere than on disk, such as in a bucket, and the way to get them.
public struct RemoteTrail: Sendable {
    /// Where the files lie, such as `s3://BUCKET/KEY`.
    public let paths: [String]
    /// What could not be listed: where there is any, ``paths`` are not all that lies there.
    public let problems: [TrailProblem]
    /// Fetches the file of a path, or says why it cannot be had. Called several times at once.
    public let fetch: @Sendable (_ path: String) async -> Result<FetchedFile, TrailProblem>

    /// Files at these paths.
    ///
    /// - Parameters:
    ///   - paths: Where the files lie.
    ///   - problems: What could not be listed.
    ///   - fetch: Fetches the file of a path, or says why it cannot be had.
    public init(
        paths: [String],
        problems: [TrailProblem] = [],
        fetch: @Sendable @escaping (_ path: String) async -> Result<FetchedFile, TrailProblem>
    ) {
        self.paths = paths
        self.problems = problems
        self.fetch = fetch
    }
}
