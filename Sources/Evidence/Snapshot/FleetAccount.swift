public import Organization

/// An account of the fleet, with all that is known of it.
public struct FleetAccount: Sendable {
    /// The account.
    public let id: AccountID
    /// How it belongs to an organization.
    public let membership: Membership
    /// Which of the fleet's organizations the account was found in.
    public let organization: Int?
    /// What its organization's list says of it.
    public let listed: ListedAccount?
    private let partitionOfOrganization: Partition?
    private let newest: SharedEvidence
    private let others: [SharedEvidence]
    /// Uses of the root user that were seen elsewhere than in credential reports.
    public private(set) var seenUses: [RootUse.Use] = []

    init(
        id: AccountID,
        partitionOfOrganization: Partition?,
        membership: Membership,
        organization: Int?,
        listed: ListedAccount?,
        newest: SharedEvidence,
        older: [SharedEvidence]
    ) {
        self.id = id
        self.partitionOfOrganization = partitionOfOrganization
        self.membership = membership
        self.organization = organization
        self.listed = listed
        self.newest = newest
        others = older
    }

    /// The newest evidence.
    public var evidence: AccountEvidence {
        newest.value
    }

    func adding(_ uses: [RootUse.Use]) -> FleetAccount {
        var account = self
        account.seenUses += uses
        return account
    }

    /// The account as its newest evidence would show it, had its root user been changed before.
    public func changed(by change: RootUserChange) -> FleetAccount {
        FleetAccount(
            self,
            membership: membership,
            organization: organization,
            listed: listed,
            evidence.changed(by: change)
        )
    }

    /// The account as a member of one of the fleet's organizations.
    public func joining(_ organization: Int, as listed: ListedAccount) -> FleetAccount {
        FleetAccount(self, membership: .member, organization: organization, listed: listed, evidence)
    }

    private init(
        _ account: FleetAccount,
        membership: Membership,
        organization: Int?,
        listed: ListedAccount?,
        _ evidence: AccountEvidence
    ) {
        id = account.id
        partitionOfOrganization = account.partitionOfOrganization
        self.membership = membership
        self.organization = organization
        self.listed = listed
        newest = SharedEvidence(evidence)
        others = account.others
        seenUses = account.seenUses
    }

    /// Older evidence on the same account, found in other places; newest first.
    public var older: [AccountEvidence] {
        others.map(\.value)
    }

    /// The partition, by the best evidence there is.
    public var partition: Partition? {
        evidence.credentialReport.value?.root.partition ?? listed?.partition ?? partitionOfOrganization
            ?? evidence.partitionOfDevices ?? evidence.manifestPartition
    }

    /// The address of the root user: what the account itself says, or else its organization's list.
    public var email: String? {
        evidence.primaryEmail.value ?? listed?.email
    }
}

/// How an account belongs to an organization.
public enum Membership: Hashable, Sendable {
    /// Why it cannot be told.
    public enum Doubt: String, Hashable, Sendable {
        /// There is no `organization/` beside the evidence.
        case noOrganizationFolder = "no-organization-evidence"
        /// The organization's list of accounts is whole, and this one is not on it.
        case notListed = "not-listed"
        /// It is on the lists of two organizations, and neither is newer.
        case listedTwice = "listed-by-two-organizations"
        /// It is in an organization; whether as the management account is not told.
        case managementAccountUnknown = "management-account-unknown"
    }

    /// In no organization.
    case standalone
    /// It owns its organization.
    case management
    /// It is a member.
    case member
    /// The evidence does not tell.
    case unknown(Doubt)
}

/// Evidence that is handed on without being copied: an account's takes some 600 bytes, and a fleet has many accounts.
final class SharedEvidence: Sendable {
    let value: AccountEvidence

    init(_ value: AccountEvidence) {
        self.value = value
    }
}
