internal import Evidence
internal import Organization
internal import Posture

/// Which changes a plan holds, before it is known what they do in all.
struct PlanChoice {
    /// A change, what it needs, and the places of the judged accounts in which it does something.
    struct Chosen {
        let change: Change
        let needs: [Change]
        let accounts: [Int]
    }

    private(set) var chosen: [Chosen] = []
    private let audit: Audit

    init(_ audit: Audit) {
        self.audit = audit
        var members: [Int: [OpenAccount]] = [:]
        var others: [OpenAccount] = []
        for (index, account) in audit.accounts.enumerated() {
            guard let open = OpenAccount(index, account, audit.standings(at: index), in: audit.fleet) else { continue }
            if account.membership == .member, let place = account.organization, !open.nodes.isEmpty {
                members[place, default: []].append(open)
            } else {
                others.append(open)
            }
        }
        let below = membersBelow(members.keys)
        for place in members.keys.sorted() { cover(place, members[place] ?? [], below[place] ?? [:]) }
        for account in others { add(account) }
    }

    private mutating func cover(_ place: Int, _ open: [OpenAccount], _ below: [NodeID: Int]) {
        var cover = MemberCover(place, audit.fleet.organizations[place].organization, open, membersBelow: below)
        var left = open
        var needed: [Change] = []
        for change in cover.changes() {
            if change.kind == .enablePolicyType || change.kind == .centralizeRootAccess {
                needed.append(change)
                chosen.append(Chosen(change: change, needs: [], accounts: []))
                continue
            }
            let accounts = left.filter { !$0.closed(by: change).isEmpty }.map(\.index)
            let needs = needed.filter { $0.kind == change.kind.need }
            chosen.append(Chosen(change: change, needs: needs, accounts: accounts))
            for index in left.indices { left[index].close(by: change) }
        }
    }

    /// What is done in an account that no policy binds: join the one organization there is, if that saves a change, or else
    /// see to the account itself.
    private mutating func add(_ account: OpenAccount) {
        let own = account.changes
        if own.count > 1, account.account.membership == .standalone, let joining = joining(account) {
            chosen.append(joining)
            return
        }
        chosen += own.map { Chosen(change: $0, needs: [], accounts: [account.index]) }
    }

    /// Joining is worth a change only where a policy of this plan waits at the organization's root.
    private func joining(_ account: OpenAccount) -> Chosen? {
        guard audit.fleet.organizations.count == 1, let root = audit.fleet.organizations[0].organization.top,
            let attached = chosen.first(where: { $0.change == Change(.attachPolicy, organization: 0, target: root) })
        else { return nil }
        return Chosen(
            change: Change(.joinOrganization, organization: 0, target: .account(account.account.id)),
            needs: attached.needs + [attached.change],
            accounts: [account.index]
        )
    }

    /// How many members stand below each node of these organizations.
    private func membersBelow(_ places: some Collection<Int>) -> [Int: [NodeID: Int]] {
        let wanted = Set(places)
        var below: [Int: [NodeID: Int]] = [:]
        for account in audit.accounts {
            guard account.membership == .member, let place = account.organization, wanted.contains(place) else {
                continue
            }
            let path = audit.fleet.organizations[place].organization.tree.path(to: account.id).value ?? []
            for node in path { below[place, default: [:]][node, default: 0] += 1 }
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
