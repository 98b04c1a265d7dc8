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

/// What one worker has before it: digests whose log files are not all looked at, and the log files that come next.
struct DigestDesk: ~Copyable {
    private let work: DigestWork
    private var reader = DigestReader()
    private var digests: [Int: Pending] = [:]
    /// The log files that come next, the last one first.
    private var waiting: [DigestWork.Errand] = []

    private struct Pending {
        var digest: Digest
        /// So many of its log files are still to come.
        var open: Int
    }

    init(_ work: DigestWork) {
        self.work = work
    }

    var problems: DigestReader.Problems { reader.problems }

    /// What comes next: log files first, so that few digests are open at a time.
    mutating func next(_ queue: Workers.Queue) -> DigestWork.Errand? {
        waiting.popLast() ?? queue.next().map { .digest($0) }
    }

    /// Reads what was wanted.
    mutating func take(_ errand: DigestWork.Errand, _ content: FileContent, _ done: (Int, ReadDigest) -> Void) {
        switch errand {
        case .digest(let index):
            let (read, logs) = reader.digest(work.places[index], content)
            guard case .digest(var digest) = read else { return done(index, read) }
            let errands = errands(logs, &digest, index)
            if errands.isEmpty { return done(index, .digest(digest)) }
            digests[index] = Pending(digest: digest, open: errands.count)
            waiting += errands.reversed()
        case .log(let index, let expected, let file):
            guard var pending = digests.removeValue(forKey: index) else { return }
            reader.check(file.path, expected, content, &pending.digest.logs)
            pending.open -= 1
            if pending.open == 0 { done(index, .digest(pending.digest)) } else { digests[index] = pending }
        }
    }

    /// The log files of a digest that have to be read. Of a digest of another time only the names count.
    private func errands(_ logs: [NamedLog], _ digest: inout Digest, _ index: Int) -> [DigestWork.Errand] {
        let isAsked = work.span.overlaps(digest.range)
        var errands: [DigestWork.Errand] = []
        for log in logs {
            let files = work.logs.files(named: log.key)
            guard isAsked else { continue }
            if files.isEmpty { digest.logs.noteAbsence(of: log.key, isCertain: work.isWhole) }
            for file in files {
                if let expected = log.hash {
                    errands.append(.log(index, expected, file))
                } else {
                    let reason = "its digest tells no SHA-256 of it"
                    digest.logs.modified.append(LogTally.Changed(path: file.path, reason: reason))
                }
            }
        }
        return errands
    }
}
