internal import Crypto
internal import Organization

/// A digest, as its file has it. Nothing of it is proved yet.
struct Digest: Sendable {
    let path: String
    /// What the file's name tells.
    let name: DigestName
    let start: Instant
    let end: Instant
    /// Which key is said to have signed it.
    let fingerprint: String
    /// The hash of the file's own content.
    let hash: ContentHash
    /// The hash of the text that the signature is for.
    let signed: SHA256Digest
    /// The digest before; nil in the first one since validation was switched on.
    let previous: Link?
    /// Whether it was fetched from elsewhere, with its signature.
    var isRemote = false
    /// The signature that came with it: from its object's metadata, or from a file beside it.
    var signature: [UInt8]?
    /// What became of the log files that it names.
    var logs = LogTally()

    /// What a digest says of the one before it.
    struct Link: Sendable {
        /// Its key in S3.
        let key: String
        /// The last part of its key, without `.gz`.
        let name: Substring
        let hash: ContentHash?
        let signature: [UInt8]?
    }

    var range: Range<Instant> { start..<end }
}

/// A log file that a digest names.
struct NamedLog: Sendable {
    let key: String
    /// Nil where the digest tells none that can be checked.
    let hash: ContentHash?
}

/// What became of log files.
struct LogTally: Sendable {
    /// So many are there, with the hash that the digest tells.
    var matching = 0
    /// So many could not be read, or are perhaps where nothing could be listed.
    var unread = 0
    var modified: [Changed] = []
    /// Keys of files that are not there.
    var missing: [String] = []

    struct Changed: Sendable {
        let path: String
        let reason: String
    }

    /// Notes a file that is not in the listing. It is certainly not there only where all was listed.
    mutating func noteAbsence(of key: String, isCertain: Bool) {
        if isCertain { missing.append(key) } else { unread += 1 }
    }
}
