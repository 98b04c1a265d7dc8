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
    /// The signature from a file beside it.
    var sidecar: [UInt8]?
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
    /// So many are there, and could not be read.
    var unread = 0
    var modified: [Changed] = []
    /// Keys of files that are not there.
    var missing: [String] = []

    struct Changed: Sendable {
        let path: String
        let reason: String
    }
}
