public import Organization

/// What the evidence says of one account's root user.
///
/// Live answers (the summary, lists of devices and keys) and the credential report, which AWS caches for up to four
/// hours, can tell different things. Then the newer one counts and both are kept: the live answers, unless the
/// snapshot's manifest says that it was taken before the report was generated.
public struct RootFacts: Sendable {
    /// Whether the root user has a password.
    public let hasPassword: Fact
    /// Whether one of the root user's access keys is active.
    public let hasActiveKey: Fact
    /// Whether the root user has an access key that is not active.
    public let hasInactiveKey: Fact
    /// Whether the root user has any access key, active or not.
    public let hasKey: Fact
    /// Whether the root user has any MFA device.
    public let hasMFA: Fact
    /// Whether the root user has a signing certificate.
    public let hasCertificate: Fact
    /// What kinds of MFA device the root user has.
    public let devices: MFADevices
    /// When the root user was used, as far as the evidence goes.
    public let use: RootUse
    /// When the credential report was generated, and where it says so.
    public let reportTime: Observation<Instant>?
    /// Why there is no credential report, where there is none.
    public let reportGap: Gap?

    /// Derives the facts from the evidence on an account.
    ///
    /// - Parameters:
    ///   - evidence: the newest evidence.
    ///   - older: older evidence on the same account. It adds uses that newer reports no longer show, since deleting a
    ///     key erases its last use.
    ///   - seenUses: uses that were seen elsewhere than in reports.
    public init(_ evidence: AccountEvidence, older: [AccountEvidence] = [], seenUses: [RootUse.Use] = []) {
        let sources = FactSources(evidence)
        let before = older.map { FactSources($0) }
        hasPassword = Self.fact(sources, before) { $0.password() }
        hasActiveKey = Self.fact(sources, before) { $0.activeKey() }
        hasInactiveKey = Self.fact(sources, before) { $0.inactiveKey() }
        hasKey = Self.fact(sources, before) { $0.key() }
        hasMFA = Self.fact(sources, before) { $0.mfa() }
        hasCertificate = Self.fact(sources, before) { $0.certificate() }
        devices = sources.devices()
        var use = before.reduce(into: sources.use()) { use, older in use.add(older.use().uses) }
        use.add(seenUses)
        self.use = use
        reportTime = sources.reportTime()
        reportGap = evidence.credentialReport.gap
    }

    /// What the newest evidence says; what older evidence said is kept beside it.
    private static func fact(_ newest: FactSources, _ older: [FactSources], _ ask: (FactSources) -> Fact) -> Fact {
        var fact = ask(newest)
        for sources in older { fact.keep(ask(sources).citations) }
        return fact
    }
}

/// The root user's MFA devices, as far as their kind can be told.
public struct MFADevices: Sendable {
    /// How much is known of them.
    public enum Extent: Hashable, Sendable {
        /// All devices were listed.
        case all
        /// Only virtual devices were listed, and all of them.
        case allVirtual
        /// Virtual devices were listed in part or not at all.
        case partial(Gap)
    }

    /// The devices that were listed.
    public let listed: [Observation<MFADevice>]
    /// How much of them that is.
    public let extent: Extent
    /// Where a list says that nothing is on it.
    public let emptyList: Citation?
}

/// When the root user was used.
public struct RootUse: Sendable {
    /// With what the root user proved to be it, or else what shows that it acted.
    public enum Credential: String, Hashable, Sendable {
        case password
        case accessKey1 = "first access key"
        case accessKey2 = "second access key"
        /// It acted, as a record of CloudTrail says.
        case trail
    }

    /// One use. Reports hold only the last one of each credential, trails all.
    public struct Use: Sendable {
        /// What was used.
        public let credential: Credential
        /// When: to 5 minutes for passwords and 15 for keys, as reports have it; to the second in trails.
        public let time: Instant
        /// Where it was read.
        public let citation: Citation

        /// A use of a credential at a moment.
        public init(credential: Credential, time: Instant, citation: Citation) {
            self.credential = credential
            self.time = time
            self.citation = citation
        }
    }

    /// Every use that was seen.
    public private(set) var uses: [Use] = []
    /// Fields that say that there was no use, or none that AWS recorded.
    public internal(set) var none: [Citation] = []
    /// What could have told of a use, and is missing.
    public internal(set) var gaps: [Gap] = []

    /// The latest of all uses.
    public var latest: Use? {
        uses.max { $0.time < $1.time }
    }

    mutating func add(_ more: [Use]) {
        uses += more
    }
}
