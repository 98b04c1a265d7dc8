internal import Crypto
internal import Evidence
internal import Trail

/// Reads digests, what lies beside them, and the log files that they name. Each worker has one of its own.
struct DigestReader: ~Copyable {
    /// The digest of an hour with a hundred thousand log files has some 50 MB. In bytes.
    static let digestLimit = 256 << 20
    /// AWS's files have 50 MB at most, compressed about ten times. In bytes.
    static let logLimit = 4 << 30

    private let logs: LogIndex
    private var content = ContentReader()
    private let parser = JSONParser()
    private(set) var problems: [TrailProblem] = []

    init(_ logs: LogIndex) {
        self.logs = logs
    }

    /// Reads a digest, and the log files that it names if it covers some of a time.
    mutating func read(_ place: TrailListing.Place, _ span: TimeSpan) -> ReadDigest {
        let text: [UInt8]
        do throws(ContentReader.Failure) {
            text = try self.text(place.path, limit: Self.digestLimit)
        } catch {
            return refused(place, error)
        }
        do throws(Unreadable) {
            let parsed = try DigestText(text, path: place.path, name: place.name, parser: parser)
            var digest = parsed.digest
            digest.sidecar = sidecar(of: place.path)
            let isAsked = span.overlaps(digest.range)
            for log in parsed.logs {
                let files = logs.files(named: log.key)
                if isAsked { check(log, files, &digest.logs) }
            }
            return .digest(digest)
        } catch {
            return .unreadable(place.name, place.path, error.reason)
        }
    }

    private mutating func refused(_ place: TrailListing.Place, _ failure: ContentReader.Failure) -> ReadDigest {
        if case .unopened = failure { problems.append(TrailProblem(path: place.path, reason: failure.reason)) }
        return .unreadable(place.name, place.path, failure.reason)
    }

    private mutating func check(_ log: NamedLog, _ files: [String], _ tally: inout LogTally) {
        if files.isEmpty { tally.missing.append(log.key) }
        for path in files {
            guard let expected = log.hash else {
                tally.modified.append(LogTally.Changed(path: path, reason: "its digest tells no SHA-256 of it"))
                continue
            }
            do throws(ContentReader.Failure) {
                if try hash(path) == expected {
                    tally.matching += 1
                } else {
                    tally.modified.append(LogTally.Changed(path: path, reason: "its content has another hash"))
                }
            } catch {
                switch error {
                case .damaged: tally.modified.append(LogTally.Changed(path: path, reason: "it " + error.reason))
                case .unopened:
                    tally.unread += 1
                    problems.append(TrailProblem(path: path, reason: error.reason))
                }
            }
        }
    }

    private mutating func hash(_ path: String) throws(ContentReader.Failure) -> ContentHash {
        var hasher = SHA256()
        try content.read(path, limit: Self.logLimit) { hasher.update(bufferPointer: $0) }
        return ContentHash(hasher.finalize())
    }

    private mutating func sidecar(of path: String) -> [UInt8]? {
        for file in SignatureFile.beside(path) where file.exists {
            do throws(ContentReader.Failure) {
                let text = try text(file.path, limit: SignatureFile.limit)
                do throws(Unreadable) {
                    return try file.signature(in: text, parser)
                } catch {
                    throw .damaged(error)
                }
            } catch {
                problems.append(TrailProblem(path: file.path, reason: error.reason))
            }
        }
        return nil
    }

    private mutating func text(_ path: String, limit: Int) throws(ContentReader.Failure) -> [UInt8] {
        var text: [UInt8] = []
        try content.read(path, limit: limit) { text.append(contentsOf: $0) }
        return text
    }
}

/// What became of a digest's file.
enum ReadDigest: Sendable {
    case digest(Digest)
    case unreadable(DigestName, String, String)
}
