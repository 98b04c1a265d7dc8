internal import Trail

/// Reads digests and the log files that they name.
///
/// What lies on disk is read right away. Of what has to be fetched, several files at a time are on their way to each worker:
/// fetching is waiting, reading is not. Log files are let go as soon as their hash is known.
struct DigestWork: Sendable {
    let places: [TrailListing.Place]
    let logs: LogIndex
    let span: TimeSpan
    /// Whether what is not listed is not there.
    let isWhole: Bool
    let fetch: (@Sendable (_ path: String) async -> Result<FetchedFile, TrailProblem>)?

    /// So many files are on their way to each worker.
    private static let fetching = 24

    /// A file that is wanted, and what for.
    enum Errand: Sendable {
        /// To be read as the digest of this number.
        case digest(Int)
        /// To be held to the hash that the digest of this number tells.
        case log(Int, ContentHash, FilePlace)
    }

    /// Does one worker's part: takes digests until there are none left.
    ///
    /// - Parameters:
    ///   - queue: hands out the digests' numbers.
    ///   - done: handed every digest with its number, when all of its log files are looked at.
    /// - Returns: what could not be read.
    func run(_ queue: Workers.Queue, _ done: (Int, ReadDigest) -> Void) async -> DigestReader.Problems {
        await withTaskGroup(of: (Errand, FileContent).self) { coming in
            var desk = DigestDesk(self)
            var onTheirWay = 0
            while true {
                while onTheirWay < Self.fetching, let errand = desk.next(queue) {
                    let file = place(of: errand)
                    if file.isRemote {
                        coming.addTask { (errand, await content(of: file.path)) }
                        onTheirWay += 1
                    } else {
                        desk.take(errand, .onDisk(file.path), done)
                    }
                }
                guard let (errand, content) = await coming.next() else { return desk.problems }
                onTheirWay -= 1
                desk.take(errand, content, done)
            }
        }
    }

    private func place(of errand: Errand) -> FilePlace {
        switch errand {
        case .digest(let index): places[index].file
        case .log(_, _, let file): file
        }
    }

    private func content(of path: String) async -> FileContent {
        switch await fetch?(path) {
        case .success(let file): .fetched(file)
        case .failure(let problem): .lost(problem)
        case nil: .lost(TrailProblem(path: path, reason: "cannot be fetched: nobody said how"))
        }
    }
}
