internal import AWSClient
internal import Organization
internal import Synchronization
internal import Trail
internal import TrailBucket

/// Trails on disk and in buckets, read as one.
struct TrailSources {
    /// Files and folders on disk.
    let folders: [String]
    /// Places in buckets.
    let buckets: [BucketPath]
    /// A text from which paths of files and folders are read, one a line, where there is one.
    private let list: Int32?
    private let startAfter: String?
    /// With which credentials buckets are read.
    let aws: AWSOptions

    /// - Parameters:
    ///   - paths: files, folders, and places in buckets: `s3://BUCKET/PREFIX`.
    ///   - list: a text from which more paths are read.
    ///   - aws: with which credentials buckets are read.
    ///   - startAfter: of buckets only keys behind this one.
    /// - Throws: where a place in a bucket names no bucket.
    init(
        _ paths: [String],
        list: Int32? = nil,
        aws: AWSOptions,
        startAfter: String? = nil
    ) throws(InputError) {
        folders = paths.filter { !$0.hasPrefix(BucketPath.scheme) }
        buckets = try paths.filter { $0.hasPrefix(BucketPath.scheme) }.map { path throws(InputError) in
            guard let place = BucketPath(path) else {
                throw InputError(description: "\(path): names no bucket; write s3://BUCKET/PREFIX")
            }
            return place
        }
        self.list = list
        self.aws = aws
        self.startAfter = startAfter
    }

    /// - Parameters:
    ///   - named: files, folders and places in buckets, or a list of files and folders.
    ///   - aws: with which credentials buckets are read.
    ///   - startAfter: of buckets only keys behind this one.
    /// - Throws: where a place in a bucket names no bucket, or the list cannot be opened.
    init(_ named: TrailPaths, aws: AWSOptions, startAfter: String? = nil) throws(InputError) {
        try self.init(named.paths, list: named.list(), aws: aws, startAfter: startAfter)
    }

    /// What reading came to, beside the files' own readings.
    struct Outcome {
        var problems: [TrailProblem] = []
        var passedOver = 0
    }

    /// A file's path and what tells whether it changed.
    struct Stamp {
        let path: String
        let size: Int
        /// In milliseconds since 1970.
        let modified: Int64

        init(_ file: TrailFile) {
            path = file.path
            size = file.size
            modified = file.modified / 1_000_000
        }

        init(_ entry: BucketTrail.Entry) {
            path = entry.path
            size = entry.size
            modified = entry.modified.millisecondsSince1970
        }
    }

    /// Reads all files.
    ///
    /// - Parameters:
    ///   - workers: how many files to look through at a time.
    ///   - wanted: asked of many files at a time which of them are to be read; nil for all.
    ///   - take: handed every file's reading; false ends it all.
    /// - Returns: what could not be read, and how much was passed over.
    /// - Throws: where there are no credentials for a bucket.
    func read(
        workers: Int,
        wanted: (@Sendable ([Stamp]) -> [Bool])? = nil,
        _ take: @Sendable @escaping (TrailFileReading) -> Bool
    ) async throws -> Outcome {
        var outcome = Outcome()
        if !folders.isEmpty || list != nil {
            let files = files(wanted)
            await TrailScan(workers: workers).read(files) { if !take($0) { files.stop() } }
            outcome.problems += files.problems
            outcome.passedOver += files.passedOver
        }
        if !buckets.isEmpty { try await readBuckets(workers, wanted, take, &outcome) }
        return outcome
    }

    private func files(_ wanted: (@Sendable ([Stamp]) -> [Bool])?) -> TrailFiles {
        var choose: (@Sendable ([TrailFile]) -> [Bool])?
        if let wanted { choose = { files in wanted(files.map(Stamp.init)) } }
        return list.map { TrailFiles(namedIn: $0, wanted: choose) } ?? TrailFiles(folders, wanted: choose)
    }

    private func readBuckets(
        _ workers: Int,
        _ wanted: (@Sendable ([Stamp]) -> [Bool])?,
        _ take: @Sendable @escaping (TrailFileReading) -> Bool,
        _ outcome: inout Outcome
    ) async throws {
        #if AWS
            let found = try await AWSAccess.withClient(aws) { (client: AWSClient) async throws -> Outcome in
                // Without credentials nothing is read at all, which is another thing than a file that cannot be.
                _ = try await client.credentials.current()
                return await readBuckets(workers, wanted, take, client)
            }
            outcome.problems += found.problems
            outcome.passedOver += found.passedOver
        #else
            throw InputError(description: "This build of Taproot was made without the AWS client (trait AWS).")
        #endif
    }

    private func readBuckets(
        _ workers: Int,
        _ wanted: (@Sendable ([Stamp]) -> [Bool])?,
        _ take: @Sendable @escaping (TrailFileReading) -> Bool,
        _ client: AWSClient
    ) async -> Outcome {
        var choose: (@Sendable ([BucketTrail.Entry]) -> [Bool])?
        if let wanted { choose = { entries in wanted(entries.map(Stamp.init)) } }
        let trail = BucketTrail(buckets, client: client, startAfter: startAfter, wanted: choose)
        let isStopped = Mutex(false)
        await TrailScan(workers: workers).read(
            fetching: Self.fetching,
            { isStopped.withLock(\.self) ? nil : await trail.next() },
            { reading in if !take(reading) { isStopped.withLock { $0 = true } } }
        )
        return Outcome(problems: await trail.problems, passedOver: await trail.passedOver)
    }

    /// So many files are on their way to each worker. A file of some kilobytes takes S3 tens of milliseconds, and a worker
    /// tens of microseconds.
    private static let fetching = 24
}
