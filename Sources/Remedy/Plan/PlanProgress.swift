internal import Evidence
internal import Organization
internal import Posture

/// What is open while a plan is carried out, item by item.
struct PlanProgress: Sendable {
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
    func leftOpen(_ audit: Audit, workers: Int) async -> [LeftOpen] {
        let urgent = audit.inOrderOfPriority(base.indices.filter { base[$0].areUrgent && standings[$0].areUrgent })
        let full = FullNodes(audit.fleet)
        let left = await SideBySide.map(urgent.count, workers: workers) { place in
            leftOpen(in: urgent[place], full, audit)
        }
        return left.flatMap(\.self)
    }

    private func leftOpen(in index: Int, _ full: FullNodes, _ audit: Audit) -> [LeftOpen] {
        let account = audit.accounts[index]
        let open = standings[index].kinds(.open)
        let unknown = standings[index].kinds(.unknown)
        let sentence = open.isEmpty ? "" : Self.sentence(onOpen: account, full, audit)
        let paths = unknown.isEmpty ? [] : audit.judge.attackPaths(of: account)
        return open.map { path in
            LeftOpen(
                account: account.id,
                path: path,
                standing: .open,
                sentence: "No change that Taproot knows closes it: \(path.words).\(sentence)"
            )
        }
            + unknown.map { path in
                LeftOpen(
                    account: account.id,
                    path: path,
                    standing: .unknown,
                    sentence: Self.sentence(onUnknown: path, paths.first { $0.kind == path })
                )
            }
    }

    /// What keeps changes from closing anything more in an account; empty where nothing does but what it is.
    private static func sentence(onOpen account: FleetAccount, _ full: FullNodes, _ audit: Audit) -> String {
        let denial =
            audit.changesDenied(of: account.id) == .none
            ? "" : " Policies over the account deny changes of its root credentials; look at them first."
        return denial
            + (full.areAll(over: account, in: audit)
                ? " A policy would, but as many are attached at every place over the account as AWS allows "
                    + "(\(Organization.serviceControlPoliciesPerNode)): put two of them into one." : "")
    }

    private static func sentence(onUnknown kind: AttackPath.Kind, _ path: AttackPath?) -> String {
        guard let barrier = path?.barriers.first(where: { $0.standing == .unknown }) else {
            return "Whether \(kind.words) could not be told."
        }
        return barrier.sentence + (barrier.gaps.first.map { " To settle it: \($0.settledBy)." } ?? "")
    }
}
