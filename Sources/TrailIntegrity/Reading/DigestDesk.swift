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
