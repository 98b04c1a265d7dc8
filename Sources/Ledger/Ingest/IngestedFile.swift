public import Organization
public import Trail

/// What was read of one file of a trail.
public struct IngestedFile: Sendable {
    /// Where the file lies.
    public let path: String
    /// How many bytes it has.
    public let size: Int64
    /// When it was changed last.
    public let modified: Instant
    /// The events in it that concern root users.
    public let events: [ActivityEvent]
    /// Whether all of it could be read. Otherwise its events are kept, and the file is read again the next time.
    public let isWhole: Bool

    /// What was read of a file.
    public init(path: String, size: Int64, modified: Instant, events: [ActivityEvent], isWhole: Bool = true) {
        self.path = path
        self.size = size
        self.modified = modified
        self.events = events
        self.isWhole = isWhole
    }
}

/// A file as it is now: when one of these changes, the file is another one to the ledger.
public struct FileStamp: Hashable, Sendable {
    /// Where the file lies.
    public let path: String
    /// How many bytes it has.
    public let size: Int64
    /// When it was changed last.
    public let modified: Instant

    /// A file as it is now.
    public init(path: String, size: Int64, modified: Instant) {
        self.path = path
        self.size = size
        self.modified = modified
    }
}

/// What an ingest changed.
public struct IngestOutcome: Hashable, Sendable {
    /// How many files were read.
    public var files = 0
    /// How many events the ledger did not have.
    public var added = 0
    /// How many events it had already, or that came twice.
    public var known = 0
    /// How many events lie before the time that the ledger was pruned to, and were left out.
    public var pruned = 0

    /// Nothing yet.
    public init() {}

    /// Adds the outcome of another batch.
    public mutating func add(_ other: IngestOutcome) {
        files += other.files
        added += other.added
        known += other.known
        pruned += other.pruned
    }
}
