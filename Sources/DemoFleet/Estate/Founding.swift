/// Turns a blueprint into an organization: names its nodes, opens its accounts, attaches its policies.
struct Founding {
    private let blueprint: OrganizationBlueprint
    private let name: String
    private var random: SplitMix64

    init(of blueprint: OrganizationBlueprint, name: String, random: SplitMix64) {
        self.blueprint = blueprint
        self.name = name
        self.random = random
    }

    mutating func plan(roles: [Role], registry: inout AccountRegistry) -> OrganizationPlan {
        let rootID = random.rootID()
        let units = foundUnits(rootID: rootID)
        let accounts = openAccounts(roles, units: units, rootID: rootID, registry: &registry)
        let arns = OrganizationARNs(
            partition: blueprint.partition,
            organizationID: random.organizationID(),
            managementAccountID: accounts.first?.account.id ?? ""
        )
        let tree = PolicyTree(rootID: rootID, units: units, accounts: accounts)
        return OrganizationPlan(
            arns: arns,
            rootID: rootID,
            featureSet: blueprint.featureSet,
            enabledPolicyTypes: enabledPolicyTypes,
            units: units.map(\.unit),
            accounts: accounts,
            serviceControlPolicies: serviceControlPolicies(tree),
            resourceControlPolicies: blueprint.resourceControl.map { attachments in
                .listed(tree.policies(.resourceControl, attachments, allowListed: [], random: &random))
            },
            rootFeatures: blueprint.rootFeatures,
            pageSize: blueprint.pageSize
        )
    }

    private var enabledPolicyTypes: [PolicyType] {
        guard blueprint.featureSet == .all else { return [] }
        if case .notEnabled = blueprint.serviceControl { return [] }
        return blueprint.resourceControl == nil ? [.serviceControl] : [.serviceControl, .resourceControl]
    }

    private mutating func foundUnits(rootID: String) -> [PathedUnit] {
        var units: [PathedUnit] = []
        for path in blueprint.units {
            let names = path.split(separator: "/")
            let parent = names.dropLast().joined(separator: "/")
            let unit = OrganizationalUnit(
                id: random.organizationalUnitID(rootID: rootID),
                name: String(names[names.count - 1]),
                parentID: units.first { $0.path == parent }?.unit.id ?? rootID
            )
            units.append(PathedUnit(path: path, unit: unit))
        }
        return units
    }

    private mutating func openAccounts(
        _ roles: [Role],
        units: [PathedUnit],
        rootID: String,
        registry: inout AccountRegistry
    ) -> [PlacedAccount] {
        var accounts: [PlacedAccount] = []
        for role in roles {
            var account = registry.open(name: "\(name)-\(role.name)", partition: blueprint.partition)
            account.take(role.traits, random: &random)
            // A session of centralized root access opens in members only.
            if blueprint.hasRootSessions, !accounts.isEmpty {
                account.collection?.throughAssumeRoot = true
            }
            let parentID = units.first { $0.path == role.unit }?.unit.id ?? rootID
            accounts.append(PlacedAccount(account: account, parentID: parentID))
        }
        return accounts
    }

    private mutating func serviceControlPolicies(_ tree: PolicyTree) -> OrganizationPlan.Policies {
        guard blueprint.featureSet == .all else { return .listed([]) }
        switch blueprint.serviceControl {
        case .unreadable:
            return .refused(.policiesDenied)
        case .notEnabled:
            // Where their type is not enabled, policies are attached to nothing.
            let bare = PolicyTree(rootID: nil, units: [], accounts: [])
            return .listed(bare.policies(.serviceControl, blueprint.attachments, allowListed: [], random: &random))
        case .enabled:
            return .listed(
                tree.policies(
                    .serviceControl,
                    blueprint.attachments,
                    allowListed: blueprint.allowListed,
                    random: &random
                )
            )
        }
    }
}
