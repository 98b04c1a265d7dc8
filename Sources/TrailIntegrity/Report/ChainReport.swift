public import Organization

/// What a check found of the digests that follow one another, and of the log files that they name.
public struct ChainReport: Sendable {
    /// Which digests.
    public let chain: TrailChain
    /// How many digests there are of each kind.
    public internal(set) var digests = Digests()
    /// How many log files there are of each kind.
    public internal(set) var logs = Logs()
    /// The time that digests cover which are not known to be wrong; in order, with nothing between where they meet.
    public internal(set) var covered: [Range<Instant>] = []
    /// What is not as it should be, in the order of time.
    public internal(set) var findings: [IntegrityFinding] = []

    /// Digests, counted.
    public struct Digests: Hashable, Sendable {
        /// Signed by CloudTrail.
        public internal(set) var valid = 0
        /// Signed by somebody else, changed, moved or unreadable.
        public internal(set) var invalid = 0
        /// Not there.
        public internal(set) var missing = 0
        /// Nothing tells the signature, there is no key to check it with, or the digest could not be opened or fetched.
        public internal(set) var unproven = 0
        /// How many of those that are there are backfills.
        public internal(set) var backfills = 0
    }

    /// Log files, counted.
    public struct Logs: Hashable, Sendable {
        /// As a valid digest tells.
        public internal(set) var valid = 0
        /// As a digest tells that is not proved itself.
        public internal(set) var unproven = 0
        /// Not as the digest tells.
        public internal(set) var modified = 0
        /// Not there.
        public internal(set) var missing = 0
        /// There, and could not be read; or perhaps there, where not all could be listed.
        public internal(set) var unread = 0
    }

    init(_ chain: TrailChain) {
        self.chain = chain
    }
}

/// Log files of an account and a region that no digest names.
public struct UnlistedLogs: Sendable {
    /// Where their events happened.
    public let place: TrailPlace
    /// What is said of them.
    public let findings: [IntegrityFinding]
}
