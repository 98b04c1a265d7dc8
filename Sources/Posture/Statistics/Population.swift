internal import Evidence

/// Who was audited.
public struct Population: Hashable, Sendable {
    /// Organizations that were found.
    public let organizations: Int
    /// Accounts that were judged.
    public let accounts: Int
    /// Judged accounts in no organization.
    public private(set) var standalone = 0
    /// Judged accounts that own an organization.
    public private(set) var management = 0
    /// Judged accounts that are members.
    public private(set) var members = 0
    /// Judged accounts of which that is not known.
    public private(set) var membershipUnknown = 0
    /// Judged accounts of which nothing was collected.
    public private(set) var notCollected = 0
    /// Accounts that are suspended or closed, and were not judged.
    public let outOfService: Int
    /// Accounts that somebody left out.
    public let excluded: Int

    init(_ accounts: [FleetAccount], organizations: Int, outOfService: Int, excluded: Int) {
        self.organizations = organizations
        self.accounts = accounts.count
        self.outOfService = outOfService
        self.excluded = excluded
        for account in accounts {
            switch account.membership {
            case .standalone: standalone += 1
            case .management: management += 1
            case .member: members += 1
            case .unknown: membershipUnknown += 1
            }
            if account.evidence.folder == nil { notCollected += 1 }
        }
    }
}
