internal import Evidence
internal import Organization
internal import Posture

/// What is open while a plan is carried out, item by item.
struct PlanProgress {
    /// What an item closes.
    struct Closed {
        var paths = 0
        /// Places of judged accounts.
        var accounts: [Int] = []
        /// How many of them the change does not touch: what stands over them hung on an account that it makes safe.
        var untouched = 0
        /// In how many accounts a guard now stands that the management account's root can take away.
        var hangingOnManagement = 0
    }

    private let base: [Standings]
    private var standings: [Standings]
    /// The management accounts' places, and which organization each owns.
    private let management: [Int: Int]
    private var members: [Int: [Int]]
    /// Organizations whose management account's root is out of reach by now.
    private var secured: Set<Int> = []

    init(_ audit: Audit) {
        base = audit.accounts.indices.map { audit.standings(at: $0) }
        standings = base
        var management: [Int: Int] = [:]
        var members: [Int: [Int]] = [:]
        for (index, account) in audit.accounts.enumerated() {
            guard let organization = account.organization else { continue }
            if account.membership == .management {
                management[index] = organization
            } else {
                members[organization, default: []].append(index)
            }
        }
        self.management = management
        self.members = members
    }

    /// How many ways that are open at first an outcome closes.
    func count(closedBy outcome: Outcome) -> Int {
        outcome.touched.reduce(0) { count, touched in
            count + base[touched.index].kinds(.open).count { touched.paths[$0] != .open }
        }
    }

    /// Makes a change, and tells what that closes of what was still open.
    mutating func apply(_ change: Change, _ outcome: Outcome) -> Closed {
        var closed = Closed()
        for touched in outcome.touched {
            let count = close(touched, change)
            if change.kind == .joinOrganization, let place = change.organization {
                members[place, default: []].append(touched.index)
            }
            if count > 0 {
                closed.paths += count
                closed.accounts.append(touched.index)
            }
            if standings[touched.index][.guardRemoval] == .open { closed.hangingOnManagement += 1 }
            if let organization = management[touched.index], count > 0 { secure(organization, touched.index, &closed) }
        }
        return closed
    }

    /// Takes over what is no longer open; what other items have closed stays closed.
    private mutating func close(_ touched: Outcome.Touched, _ change: Change) -> Int {
        var count = 0
        let before = standings[touched.index]
        for path in AttackPath.Kind.allCases where path != .guardRemoval {
            guard before[path] == .open || before[path] == .unknown else { continue }
            // A second factor that there was none of before is no new way in.
            let after = touched.paths[path]
            if base[touched.index][path] != after { standings[touched.index][path] = after }
            if before[path] == .open, after != .open { count += 1 }
        }
        let isSecured = change.organization.map { secured.contains($0) } ?? false
        let guardRemoval = isSecured && touched.paths[.guardRemoval] == .open ? .closed : touched.paths[.guardRemoval]
        if before[.guardRemoval] == .open, guardRemoval != .open { count += 1 }
        if change.kind.endsRoot { standings[touched.index][.guardRemoval] = guardRemoval }
        return count
    }

    /// The management account's root is out of reach once none of the ways to it is open.
    private mutating func secure(_ organization: Int, _ index: Int, _ closed: inout Closed) {
        guard standings[index].kinds(.open).isEmpty, standings[index].kinds(.unknown).isEmpty else { return }
        secured.insert(organization)
        for member in members[organization] ?? [] where standings[member][.guardRemoval] == .open {
            standings[member][.guardRemoval] = .closed
            // What the plan itself hung on the management account was not open before.
            guard base[member][.guardRemoval] == .open else { continue }
            closed.paths += 1
            closed.accounts.append(member)
            closed.untouched += 1
        }
    }
}

extension PlanProgress {
    /// What is still open or unknown.
    func leftOpen(_ audit: Audit) -> [LeftOpen] {
        let left = base.indices.filter { base[$0].areUrgent && standings[$0].areUrgent }
        return audit.inOrderOfPriority(left).flatMap { index in
            let account = audit.accounts[index]
            return [Standing.open, .unknown].flatMap { standing in
                standings[index].kinds(standing).map { path in
                    LeftOpen(
                        account: account.id,
                        path: path,
                        standing: standing,
                        sentence: Self.sentence(path, standing, account, audit)
                    )
                }
            }
        }
    }

    private static func sentence(
        _ path: AttackPath.Kind,
        _ standing: Standing,
        _ account: FleetAccount,
        _ audit: Audit
    ) -> String {
        if standing == .open {
            return "No change that Taproot knows closes it: \(path.words)."
                + (audit.changesDenied(of: account).isEmpty
                    ? "" : " Policies over the account deny changes of its root credentials; look at them first.")
                + (audit.isWithoutRoom(over: account)
                    ? " A policy would, but as many are attached at every place over the account as AWS allows "
                        + "(\(Organization.serviceControlPoliciesPerNode)): put two of them into one." : "")
        }
        let barriers = audit.judge.attackPaths(of: account).first { $0.kind == path }?.barriers ?? []
        guard let barrier = barriers.first(where: { $0.standing == .unknown }) else {
            return "Whether \(path.words) could not be told."
        }
        return barrier.sentence + (barrier.gaps.first.map { " To settle it: \($0.settledBy)." } ?? "")
    }
}

extension Audit {
    /// Whether a policy would bind the account, and can be attached nowhere over it.
    fileprivate func isWithoutRoom(over account: FleetAccount) -> Bool {
        guard account.membership == .member, let organization = organization(of: account)?.organization,
            case .bound(let chain) = organization.serviceControl(over: account.id)
        else { return false }
        return chain.levels.allSatisfy { organization.isFull($0.node) }
    }
}
