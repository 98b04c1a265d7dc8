internal import Evidence
internal import Organization
internal import PolicyReach

/// A member of an organization whom a chain of policies binds.
struct BoundMember: Sendable {
    private let account: AccountID
    private let partition: Partition
    private let organization: OrganizationID?
    let chain: PolicyChain

    init(_ account: FleetAccount, _ organization: Organization, _ chain: PolicyChain) {
        self.account = account.id
        partition = account.partition ?? .aws
        self.organization = organization.id
        self.chain = chain
    }

    /// Its root user, with what the organization adds to its requests.
    var root: RootUser {
        let path = chain.levels.dropLast().map { $0.node.description + "/" }.joined()
        return RootUser(
            account: account.description,
            partition: partition.rawValue,
            organization: organization?.description,
            organizationPath: organization.map { "\($0)/\(path)" }
        )
    }
}
