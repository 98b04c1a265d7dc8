internal import Crypto
internal import Evidence
internal import Trail

/// Reads digests, what lies beside them, and log files. Each worker has one of its own.
struct DigestReader: ~Copyable {
    /// The digest of an hour with a hundred thousand log files has some 50 MB. In bytes.
    static let digestLimit = 256 << 20
    /// AWS's files have 50 MB at most, compressed about ten times. In bytes.
    static let logLimit = 4 << 30

    private var content = ContentReader()
    private let parser = JSONParser()
    private(set) var problems = Problems()

    /// What could not be read.
    struct Problems: Sendable {
        /// On disk.
        var onDisk: [TrailProblem] = []
        /// Elsewhere.
        var unreached: [TrailProblem] = []

        static func += (left: inout Problems, right: Problems) {
            left.onDisk += right.onDisk
            left.unreached += right.unreached
        }
    }

    /// Reads a digest, and which log files it names.
    mutating func digest(_ place: TrailListing.Place, _ content: FileContent) -> (ReadDigest, [NamedLog]) {
        let path = place.file.path
        do throws(ContentReader.Failure) {
            let text = try text(content, limit: Self.digestLimit)
            do throws(Unreadable) {
                let parsed = try DigestText(text, path: path, name: place.name, parser: parser)
                var digest = parsed.digest
                digest.isRemote = place.file.isRemote
                digest.signature = signature(of: path, content)
                return (.digest(digest), parsed.logs)
            } catch {
                throw .damaged(error)
            }
        } catch {
            switch error {
            case .damaged: return (.unreadable(place.name, path, error.reason), [])
            case .unopened:
                note(path, content, error)
                return (.unread(place.name, path, error.reason), [])
            }
        }
    }

    /// Holds a log file to the hash that a digest tells of it.
    mutating func check(_ path: String, _ expected: ContentHash, _ content: FileContent, _ tally: inout LogTally) {
        do throws(ContentReader.Failure) {
            if try hash(content) == expected {
                tally.matching += 1
            } else {
                tally.modified.append(LogTally.Changed(path: path, reason: "its content has another hash"))
            }
        } catch {
            switch error {
            case .damaged: tally.modified.append(LogTally.Changed(path: path, reason: "it " + error.reason))
            case .unopened:
                tally.unread += 1
                note(path, content, error)
            }
        }
    }

    private mutating func note(_ path: String, _ content: FileContent, _ failure: ContentReader.Failure) {
        let problem = TrailProblem(path: path, reason: failure.reason)
        if case .onDisk = content { problems.onDisk.append(problem) } else { problems.unreached.append(problem) }
    }

    private mutating func hash(_ content: FileContent) throws(ContentReader.Failure) -> ContentHash {
        var hasher = SHA256()
        try read(content, limit: Self.logLimit) { hasher.update(bufferPointer: $0) }
        return ContentHash(hasher.finalize())
    }

    private mutating func text(_ content: FileContent, limit: Int) throws(ContentReader.Failure) -> [UInt8] {
        var text: [UInt8] = []
        try read(content, limit: limit) { text.append(contentsOf: $0) }
        return text
    }

    private mutating func read(
        _ content: FileContent,
        limit: Int,
        _ take: (UnsafeRawBufferPointer) -> Void
    ) throws(ContentReader.Failure) {
        switch content {
        case .onDisk(let path): try self.content.read(path, limit: limit, take)
        case .fetched(let file): try self.content.read(fetched: file, limit: limit, take)
        case .lost(let problem): throw .unopened(Unreadable(problem.reason))
        }
    }
}

// MARK: - Signatures

extension DigestReader {
    private mutating func signature(of path: String, _ content: FileContent) -> [UInt8]? {
        switch content {
        case .onDisk: signature(beside: path)
        // What is no signature at all is a wrong one: CloudTrail writes none such.
        case .fetched(let file): file.metadata["signature"].map { Hex.bytes($0) ?? [] }
        case .lost: nil
        }
    }

    private mutating func signature(beside path: String) -> [UInt8]? {
        for file in SignatureFile.beside(path) where file.exists {
            do throws(ContentReader.Failure) {
                let text = try text(.onDisk(file.path), limit: SignatureFile.limit)
                do throws(Unreadable) {
                    return try file.signature(in: text, parser)
                } catch {
                    throw .damaged(error)
                }
            } catch {
                problems.onDisk.append(TrailProblem(path: file.path, reason: error.reason))
            }
        }
        return nil
    }
}

/// What became of a digest's file.
enum ReadDigest: Sendable {
    case digest(Digest)
    /// It is there, and is no digest.
    case unreadable(DigestName, String, String)
    /// It is there, and nothing can be said of its content.
    case unread(DigestName, String, String)
}
