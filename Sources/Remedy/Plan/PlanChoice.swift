internal import Evidence
internal import Organization
internal import Posture

/// Which changes a plan holds, before it is known what they do in all.
struct PlanChoice: Sendable {
    /// A change, what it needs, and the places of the judged accounts in which it does something.
    struct Chosen: Sendable {
        let change: Change
        let needs: [Change]
        let accounts: [Int]
    }

    private(set) var chosen: [Chosen] = []
    private let audit: Audit
    private var members: [Int: [OpenAccount]] = [:]
    /// How many members stand below each node of their organizations.
    private var below: [Int: [NodeID: Int]] = [:]
    /// Those that no policy binds.
    private var others: [OpenAccount] = []

    init(_ audit: Audit, workers: Int) async {
        self.audit = audit
        let all = await SideBySide.map(audit.accounts.count, workers: workers, block: 64) { index in
            OpenAccount(index, audit.accounts[index], audit.standings(at: index), in: audit)
        }
        for open in all {
            guard let open else { continue }
            if open.membership == .member, let place = open.organization, !open.nodes.isEmpty {
                members[place, default: []].append(open)
            } else {
                others.append(open)
            }
        }
        below = membersBelow()
        chosen = await changes(joining: .never, workers)
        // Where there is one organization to join, a policy at its root may close more than the members; and where one hangs
        // there already, joining is all there is to do.
        guard audit.fleet.organizations.count == 1, let joiner = others.first(where: \.isBetterOffJoining) else {
            return
        }
        let joined = await changes(joining: isClosedByJoining(joiner) ? .asItIs : .afterAttaching, workers)
        if !joined.isEmpty, joined.count < chosen.count { chosen = joined }
    }

    private enum Joining {
        case never
        /// Below a root that denies root users already.
        case asItIs
        /// Below a root to which such a policy is attached first.
        case afterAttaching
    }

    private func isClosedByJoining(_ account: OpenAccount) -> Bool {
        let organization = audit.fleet.organizations[0].organization
        let joiner = audit.accounts[account.index]
        guard let (judge, joined) = audit.supposing(joining: joiner, organization, at: 0) else { return false }
        let after = judge.standing(of: joined)
        return after.paths.kinds(.open).allSatisfy { $0 == .guardRemoval }
    }

    private func changes(joining: Joining, _ workers: Int) async -> [Chosen] {
        var changes: [Chosen] = []
        if joining == .afterAttaching {
            guard let root = audit.fleet.organizations[0].organization.top else { return [] }
            let first = Change(.attachPolicy, organization: 0, target: root)
            changes = cover(0, members[0] ?? [], below[0] ?? [:], first)
            if changes.isEmpty { return [] }
        } else {
            let places = members.keys.sorted()
            let covers = await SideBySide.map(places.count, workers: workers) { number in
                cover(places[number], members[places[number]] ?? [], below[places[number]] ?? [:], nil)
            }
            changes = covers.flatMap(\.self)
        }
        let waiting = joining == .afterAttaching ? changes.first { $0.change.kind == .attachPolicy } : nil
        for account in others {
            if joining != .never, account.isBetterOffJoining {
                changes.append(Self.joining(account, after: waiting))
            } else {
                changes += account.changes.map { Chosen(change: $0, needs: [], accounts: [account.index]) }
            }
        }
        return changes
    }

    private static func joining(_ account: OpenAccount, after waiting: Chosen?) -> Chosen {
        Chosen(
            change: Change(.joinOrganization, organization: 0, target: .account(account.id)),
            needs: waiting.map { $0.needs + [$0.change] } ?? [],
            accounts: [account.index]
        )
    }

    private func cover(_ place: Int, _ open: [OpenAccount], _ below: [NodeID: Int], _ first: Change?) -> [Chosen] {
        let cover = MemberCover(place, audit.fleet.organizations[place].organization, open, membersBelow: below)
        var left = open
        var chosen: [Chosen] = []
        for change in cover.shortest(after: first) {
            let accounts = left.filter { !$0.closed(by: change).isEmpty }.map(\.index)
            let needs = chosen.map(\.change).filter { $0.kind == change.kind.need }
            chosen.append(Chosen(change: change, needs: needs, accounts: accounts))
            for index in left.indices { left[index].close(by: change) }
        }
        return chosen
    }

    private func membersBelow() -> [Int: [NodeID: Int]] {
        var children: [Int: [NodeID: Int]] = [:]
        for index in audit.accounts.indices {
            guard audit.accounts[index].membership == .member, let place = audit.accounts[index].organization,
                members[place] != nil
            else { continue }
            let node = NodeID.account(audit.accounts[index].id)
            let parent = audit.fleet.organizations[place].organization.tree.parent(of: node)
            children[place, default: [:]][parent ?? node, default: 0] += 1
        }
        var below: [Int: [NodeID: Int]] = [:]
        for (place, counts) in children {
            let tree = audit.fleet.organizations[place].organization.tree
            for (parent, count) in counts {
                for node in tree.path(to: parent).value ?? [] { below[place, default: [:]][node, default: 0] += count }
            }
        }
        return below
    }
}

extension ChangeKind {
    /// What may have to be done before it.
    fileprivate var need: ChangeKind? {
        switch self {
        case .attachPolicy: .enablePolicyType
        case .removeRootCredentials: .centralizeRootAccess
        default: nil
        }
    }
}

extension OpenAccount {
    /// Whether joining an organization whose root denies root users takes fewer changes than seeing to the account itself.
    fileprivate var isBetterOffJoining: Bool { membership == .standalone && changes.count > 1 }
}
