internal import Evidence
internal import Organization
internal import PolicyReach
public import Posture
public import Trail

/// Tries a policy out on an audited fleet.
public struct AttachingSimulator: Sendable {
    let audit: Audit
    let proposal: Proposal
    /// The place of the organization in the fleet.
    let index: Int
    private let workers: Int
    /// The places of the accounts that were judged.
    private let places: [AccountID: Int]

    /// Finds the organization that a node is in.
    ///
    /// - Parameters:
    ///   - audit: the fleet as it is.
    ///   - proposal: the policy and the node.
    ///   - workers: how many judge at a time.
    /// - Throws: where no organization has the node.
    public init(_ audit: Audit, _ proposal: Proposal, workers: Int) throws(SimulationError) {
        let place = audit.fleet.organizations.firstIndex { $0.organization.tree.nodes.contains(proposal.node) }
        guard let place else { throw Self.noNode(proposal.node, audit) }
        self.init(audit, proposal, at: place, workers: workers)
    }

    private init(_ audit: Audit, _ proposal: Proposal, at index: Int, workers: Int) {
        self.audit = audit
        self.proposal = proposal
        self.index = index
        self.workers = workers
        places = Dictionary(uniqueKeysWithValues: audit.accounts.enumerated().map { ($0.element.id, $0.offset) })
    }

    private static func noNode(_ node: NodeID, _ audit: Audit) -> SimulationError {
        let all = audit.fleet.organizations.flatMap { found in
            found.organization.tree.nodes.map { (id: $0.description, name: found.organization.tree.name(of: $0)) }
        }
        let near = NearTexts.nearest(to: node.description, among: Set(all.map(\.id)).sorted(), count: 5).map { id in
            all.first { $0.id == id }?.name.map { "\(id) (\($0))" } ?? id
        }
        let hint =
            near.isEmpty
            ? "the evidence shows no tree of an organization"
            : "there are, most like it: \(near.joined(separator: ", "))"
        return SimulationError(description: "no organization of the fleet has the node \(node); \(hint)")
    }

    var organization: Organization { audit.fleet.organizations[index].organization }

    /// Tries it out.
    ///
    /// - Parameter events: the events of the past.
    /// - Returns: what would come of it.
    public func simulate(_ events: [ActivityEvent]) async -> Simulation {
        let reach = reach(proposal, audit.fleet.accounts)
        let after = await auditAfter(proposal, among: reach)
        let changes = changes(after)
        let lockOuts = LockOutComparison(audit, after, Set(reach.reached)).groups
        let barred = barred(reach.below, after)
        return Simulation(
            proposal: proposal,
            organization: audit.fleet.organizations[index].name,
            full: attachedWhereFull,
            unadministered: unadministered(lockOuts, after, barred),
            barred: barred,
            changes: changes,
            accepted: audit.accepted(in: changes),
            reached: reach.reached,
            unreached: reach.unreached,
            outOfService: organization.outOfService(below: proposal.node),
            events: EventSimulation(audit, proposal, reach).simulated(events),
            lockOuts: lockOuts,
            alternatives: await alternatives(
                Alternative(.proposed, proposal.node, organization, reach, changes),
                among: reach.below
            )
        )
    }

    private var attachedWhereFull: Int? {
        guard organization.isFull(proposal.node) else { return nil }
        return organization.policies[.serviceControl]?.value?.attached(to: proposal.node).count
    }

    /// Of accounts whose administrators the policy bars it is said there.
    private func unadministered(
        _ lockOuts: [LockOutGroup],
        _ after: Audit,
        _ barred: [BarredAdministrators]
    ) -> [Unadministered] {
        let denied = Set(lockOuts.filter { $0.lockOut.kind == .everything }.flatMap(\.accounts))
            .subtracting(barred.map(\.after.account))
        return denied.sorted().compactMap { id -> Unadministered? in
            guard let account = audit.account(id), audit.judge.leewayOfRoot(in: account) != .denied else { return nil }
            return Unadministered(id, after.administrators(of: account))
        }
    }

    /// The accounts in which somebody is known to be an administrator now, and nobody would be.
    private func barred(_ below: [FleetAccount], _ after: Audit) -> [BarredAdministrators] {
        below.compactMap { account in
            guard case .known(let ways) = audit.administrators(of: account).answer else { return nil }
            return Unadministered(account.id, after.administrators(of: account)).map {
                BarredAdministrators(after: $0, names: Set(ways.map(\.name)).sorted())
            }
        }
    }

    private func reach(_ proposal: Proposal, _ accounts: [FleetAccount]) -> ProposalReach {
        ProposalReach(accounts, proposal, in: organization, at: index)
    }

    /// The accounts that the policy would hang over, judged with it.
    private func auditAfter(_ proposal: Proposal, among reach: ProposalReach) async -> Audit {
        let changed = organization.attaching(proposal.policy)
        let fleet = audit.fleet.changing(changed, at: index).keeping(reach.below)
        return await Audit(fleet, audit.settings, workers: workers)
    }

    private func changes(_ after: Audit) -> [VerdictChange] {
        var changes: [VerdictChange] = []
        for (place, account) in after.accounts.enumerated() {
            guard let before = places[account.id] else { continue }
            let pairs = zip(audit.statuses(at: before), after.statuses(at: place))
            for (control, pair) in zip(Control.all, pairs) where pair.0 != pair.1 {
                changes.append(VerdictChange(account: account.id, control: control.id, from: pair.0, to: pair.1))
            }
        }
        return changes
    }

    private func alternatives(_ proposed: Alternative, among below: [FleetAccount]) async -> [Alternative] {
        let tree = organization.tree
        var alternatives: [Alternative] = []
        if let parent = tree.parent(of: proposal.node) {
            alternatives.append(await alternative(.parent, parent, among: audit.fleet.accounts))
        }
        alternatives.append(proposed)
        var accounts: [NodeID: [FleetAccount]] = [:]
        for account in below {
            let path = tree.path(to: account.id).value ?? []
            guard let place = path.firstIndex(of: proposal.node), place + 1 < path.count else { continue }
            accounts[path[place + 1], default: []].append(account)
        }
        for child in tree.children(of: proposal.node) {
            alternatives.append(await alternative(.child, child, among: accounts[child] ?? []))
        }
        return alternatives
    }

    private func alternative(
        _ relation: Alternative.Relation,
        _ node: NodeID,
        among accounts: [FleetAccount]
    ) async -> Alternative {
        let moved = proposal.moved(to: node)
        let reach = reach(moved, accounts)
        return Alternative(relation, node, organization, reach, changes(await auditAfter(moved, among: reach)))
    }
}

extension Alternative {
    fileprivate init(
        _ relation: Relation,
        _ node: NodeID,
        _ organization: Organization,
        _ reach: ProposalReach,
        _ changes: [VerdictChange]
    ) {
        self.init(
            node: node,
            name: organization.tree.name(of: node),
            relation: relation,
            reaches: reach.reached.count,
            changes: changes.count
        )
    }
}
