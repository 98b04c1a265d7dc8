import Organization
import Testing

@Suite struct `The policies over an account` {
    private static let account = AccountID("111122223333")
    private static let management = AccountID("999988887777")

    /// r-ab12 › ou-ab12-prod0000 › the account, with a guard at the unit.
    private func organization(targets: Known<[NodeID]>? = nil) throws -> Organization {
        let account = try #require(Self.account)
        let unit = NodeID.organizationalUnit("ou-ab12-prod0000")
        let full = try #require(PolicyID("p-FullAWSAccess"))
        let guardID = try #require(PolicyID("p-guard001"))
        var organization = Organization(id: OrganizationID("o-a1b2c3d4e5"))
        organization.managementAccount = .known(try #require(Self.management))
        organization.featureSet = .known(.all)
        organization.enabledPolicyTypes = .known([.serviceControl])
        organization.tree.place(unit, below: .root("r-ab12"), name: "Prod")
        organization.tree.place(.account(account), below: unit)
        organization.policies[.serviceControl] = .known(
            PolicySet([
                Policy(
                    id: full,
                    name: "FullAWSAccess",
                    isManagedByAWS: true,
                    document: .known("{}"),
                    targets: .known([.root("r-ab12"), unit, .account(account)])
                ),
                Policy(
                    id: guardID,
                    name: "guard",
                    isManagedByAWS: false,
                    document: .known("{}"),
                    targets: targets ?? .known([unit])
                ),
            ])
        )
        return organization
    }

    @Test func `are those of every node from the root down to it`() throws {
        let account = try #require(Self.account)
        guard case .bound(let chain) = try organization().serviceControl(over: account) else {
            Issue.record("the account is not bound")
            return
        }
        #expect(chain.levels.map(\.node.description) == ["r-ab12", "ou-ab12-prod0000", "111122223333"])
        #expect(
            chain.levels.map { $0.policies.map(\.description) } == [
                ["p-FullAWSAccess"], ["p-FullAWSAccess", "p-guard001"], ["p-FullAWSAccess"],
            ]
        )
    }

    @Test func `do not bind the management account`() throws {
        let management = try #require(Self.management)
        #expect(try organization().serviceControl(over: management) == .exempt(.managementAccount))
    }

    @Test func `do not bind where the kind of policy is not enabled`() throws {
        var organization = try organization()
        organization.enabledPolicyTypes = .known([.resourceControl])
        #expect(organization.serviceControl(over: try #require(Self.account)) == .exempt(.policyTypeDisabled))
    }

    @Test func `do not bind where there is only consolidated billing`() throws {
        var organization = try organization()
        organization.featureSet = .known(.consolidatedBilling)
        #expect(organization.serviceControl(over: try #require(Self.account)) == .exempt(.consolidatedBilling))
    }

    @Test func `are unknown where one policy's targets are`() throws {
        let gap = Gap(.listTargetsForPolicy, argument: "p-guard001", .notCollected)
        let organization = try organization(targets: .unknown(gap))
        #expect(organization.serviceControl(over: try #require(Self.account)) == .unknown([gap]))
    }

    @Test func `are unknown where the account has no place in the tree`() throws {
        var organization = try organization()
        organization.tree = OrganizationTree()
        let missing = Gap(.listAccountsForParent, .notCollected)
        #expect(organization.serviceControl(over: try #require(Self.account)) == .unknown([missing]))
    }

    @Test func `are unknown in a tree that is a ring`() throws {
        let account = try #require(Self.account)
        let (one, two) = (NodeID.organizationalUnit("ou-ab12-one"), NodeID.organizationalUnit("ou-ab12-two"))
        var tree = OrganizationTree()
        tree.place(.account(account), below: one)
        tree.place(one, below: two)
        tree.place(two, below: one)
        #expect(tree.path(to: account).value == nil)
    }
}
