public import Organization

/// Something that a check of a trail found.
public struct IntegrityFinding: Hashable, Sendable {
    /// What it is about.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A log file holds something else than was delivered.
        case logModified = "log-modified"
        /// A log file that a digest names is not there.
        case logMissing = "log-missing"
        /// A log file lies there that no digest names, though the digests of its time are there.
        case logUnlisted = "log-unlisted"
        /// Log files of a time that no digest covers.
        case logUncovered = "log-uncovered"
        /// Log files so new that the digest that would name them is not yet due.
        case logPending = "log-pending"
        /// A digest cannot be read, or is not where it says it is.
        case digestUnreadable = "digest-unreadable"
        /// A digest holds something else than the next one says.
        case digestModified = "digest-modified"
        /// A digest's signature is not by the key that it names.
        case signatureInvalid = "signature-invalid"
        /// What a digest tells of the one before is not what that one is.
        case linkDiffers = "link-differs"
        /// Digests are not there, though a later one follows them.
        case digestMissing = "digest-missing"
        /// A digest that the next one passes over.
        case digestStray = "digest-stray"
        /// Time between two digests that none covers.
        case gap
        /// The digests end earlier than those of the account's other regions.
        case endsEarly = "ends-early"
        /// Nothing tells a digest's signature.
        case signatureUnknown = "signature-unknown"
        /// No public key has the fingerprint that digests name.
        case keyUnknown = "key-unknown"
    }

    /// How much it matters.
    public enum Weight: String, Hashable, Sendable {
        /// The trail is not what was delivered, or not all of it.
        case fail
        /// It cannot be told.
        case unknown
        /// Worth knowing.
        case note
    }

    /// What it is about.
    public let kind: Kind
    /// How much it matters.
    public let weight: Weight
    /// The file's path, or the S3 key of what is not there; nil where it is about no single file.
    public let file: String?
    /// The time it is about.
    public let from: Instant?
    /// The end of that time.
    public let to: Instant?
    /// How many files it is about; digests that are missing are counted by time.
    public let count: Int
    /// What is the matter: a sentence without the file.
    public let sentence: String

    init(
        _ kind: Kind,
        _ weight: Weight = .fail,
        file: String? = nil,
        at range: Range<Instant>? = nil,
        count: Int = 1,
        _ sentence: String
    ) {
        self.kind = kind
        self.weight = weight
        self.file = file
        from = range?.lowerBound
        to = range?.upperBound
        self.count = count
        self.sentence = sentence
    }
}
