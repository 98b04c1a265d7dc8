internal import Evidence
internal import Organization
internal import Posture

/// The nodes of organizations at which no policy more can be attached.
struct FullNodes {
    /// By the organization's place in the fleet.
    private let nodes: [Set<NodeID>]

    init(_ fleet: Fleet) {
        nodes = fleet.organizations.map { found in
            found.organization.tree.nodes.filter(found.organization.isFull)
        }
    }

    /// Whether a policy would bind an account, and can be attached nowhere over it.
    func areAll(over account: FleetAccount, in audit: Audit) -> Bool {
        guard account.membership == .member, let place = account.organization, !nodes[place].isEmpty,
            case .bound(let chain) = audit.fleet.organizations[place].organization.serviceControl(over: account.id)
        else { return false }
        return chain.levels.allSatisfy { nodes[place].contains($0.node) }
    }
}
