/// The nodes of an organization as places to attach policies to.
struct PolicyTree: Sendable {
    /// Nil: nothing can be attached anywhere.
    let rootID: String?
    let units: [PathedUnit]
    let accounts: [PlacedAccount]

    /// AWS's own policy of the type, at every node but the units of an allow-list, and the blueprint's.
    func policies(
        _ type: PolicyType,
        _ attachments: [OrganizationBlueprint.Attachment],
        allowListed: [String],
        random: inout SplitMix64
    ) -> [AttachedPolicy] {
        var policies = [
            AttachedPolicy(
                id: "p-\(type.fullAccess.name)",
                text: type.fullAccess,
                type: type,
                isManagedByAWS: true,
                targets: nodes(except: allowListed)
            )
        ]
        for attachment in attachments {
            policies.append(
                AttachedPolicy(
                    id: random.policyID(),
                    text: attachment.policy,
                    type: type,
                    isManagedByAWS: false,
                    targets: attachment.paths.compactMap(node)
                )
            )
        }
        return policies
    }

    private func nodes(except allowListed: [String]) -> [PolicyTarget] {
        let units = units.map(\.path).filter { !allowListed.contains($0) }.compactMap(node)
        let accounts = accounts.map { PolicyTarget(id: $0.account.id, name: $0.account.name, kind: .account) }
        return [node("")].compactMap(\.self) + units + accounts
    }

    private func node(_ path: String) -> PolicyTarget? {
        if path.isEmpty {
            return rootID.map { PolicyTarget(id: $0, name: "Root", kind: .root) }
        }
        guard let unit = units.first(where: { $0.path == path })?.unit else { return nil }
        return PolicyTarget(id: unit.id, name: unit.name, kind: .organizationalUnit)
    }
}
