internal import Organization
public import Trail

/// What a check of a trail's integrity came to.
public struct IntegrityReport: Sendable {
    /// The time that was asked about.
    public let span: TimeSpan
    /// The keys that signatures were checked with.
    public let keys: PublicKeys
    /// The chains of digests, by account, region and trail.
    public let chains: [ChainReport]
    /// Log files that no digest names, by account and region.
    public let unlisted: [UnlistedLogs]
    /// What could not be read at all, and so was not checked.
    public let problems: [TrailProblem]
    /// Those of the problems that lie elsewhere: what could not be listed or fetched, and keys that CloudTrail did not tell.
    public let unreached: [TrailProblem]
    /// Whether all could be listed. If not, nothing is said to be missing, nor to be too much.
    public let isWhole: Bool

    /// In a word.
    public enum Outcome: String, Sendable {
        /// All is there, as CloudTrail delivered and signed it.
        case verified
        /// Nothing is known to be wrong, but not all of it can be told.
        case unknown
        /// Something is modified, missing, not linked, or covered by no digest.
        case failed
    }

    /// In a word. Without a digest that is proved, nothing is.
    public var outcome: Outcome {
        let weights = Set(findings.map(\.weight))
        if weights.contains(.fail) { return .failed }
        return weights.contains(.unknown) || !problems.isEmpty || validDigests == 0 ? .unknown : .verified
    }

    /// All that was found.
    public var findings: [IntegrityFinding] { chains.flatMap(\.findings) + unlisted.flatMap(\.findings) }

    /// How many log files are as a valid digest tells.
    public var validLogs: Int { chains.reduce(0) { $0 + $1.logs.valid } }

    /// How many log files are as a digest tells that is not proved itself.
    public var unprovenLogs: Int { chains.reduce(0) { $0 + $1.logs.unproven } }

    /// How many digests are signed by CloudTrail.
    public var validDigests: Int { chains.reduce(0) { $0 + $1.digests.valid } }
}
