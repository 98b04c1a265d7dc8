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

    /// Whether anything is modified, missing, not linked, or covered by no digest.
    public var fails: Bool {
        chains.contains(where: \.fails) || unlisted.contains { $0.findings.contains { $0.weight == .fail } }
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
