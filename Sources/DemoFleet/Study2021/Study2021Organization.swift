/// An organization of the study: who is in it is known, what its policies say is not.
struct Study2021Organization {
    private let management: Account
    private let members: [Account]

    init(_ management: Account, _ members: [Account]) {
        self.management = management
        self.members = members
    }

    func plan(random: inout SplitMix64) -> OrganizationPlan {
        let rootID = random.rootID()
        let units = ["Production", "Development"].map { name in
            OrganizationalUnit(id: random.organizationalUnitID(rootID: rootID), name: name, parentID: rootID)
        }
        let accounts = members.map { member in
            PlacedAccount(account: member, parentID: random.pick(units).id)
        }
        return OrganizationPlan(
            arns: OrganizationARNs(
                partition: management.partition,
                organizationID: random.organizationID(),
                managementAccountID: management.id
            ),
            rootID: rootID,
            featureSet: .all,
            enabledPolicyTypes: [.serviceControl],
            units: units,
            accounts: [PlacedAccount(account: management, parentID: rootID)] + accounts,
            serviceControlPolicies: .refused(.policiesDenied),
            resourceControlPolicies: nil,
            rootFeatures: .notCollected,
            showsAccountState: false
        )
    }
}
