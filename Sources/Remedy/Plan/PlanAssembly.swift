internal import Evidence
internal import Organization
internal import Posture

/// Finds out what the chosen changes do, and puts them in order.
struct PlanAssembly: Sendable {
    private let audit: Audit
    private let policy: PlanGuard
    private var steps: [Step] = []
    private var progress: PlanProgress
    /// For each account in which somebody else has to be made an administrator first, the item that says so.
    private var administrators: [AccountID: String] = [:]
    /// The same, by item.
    private var unadministered: [Change: [AccountID]] = [:]

    struct Step: Sendable {
        let chosen: PlanChoice.Chosen
        let outcome: Outcome
    }

    init(_ audit: Audit, _ steps: [Step], attaching policy: PlanGuard, workers: Int) async {
        self.audit = audit
        self.policy = policy
        progress = PlanProgress(audit)
        self.steps = steps
        await addAdministrators(workers)
    }

    /// Puts before all else that somebody else can administer the accounts in which root will be able to do nothing.
    private mutating func addAdministrators(_ workers: Int) async {
        let (steps, audit) = (steps, audit)
        let lacks = await SideBySide.map(steps.count, workers: workers) { Self.lacks(before: steps[$0], audit) }
        for (account, first) in lacks.lazy.flatMap(\.self) where administrators[account] == nil {
            administrators[account] = first.id
            unadministered[first, default: []].append(account)
        }
        let first = unadministered.keys.sorted { $0.id < $1.id }.map { change in
            Step(chosen: PlanChoice.Chosen(change: change, needs: [], accounts: []), outcome: Outcome())
        }
        self.steps = first + steps
    }

    /// The accounts in which root will be able to do nothing after a step, and of which nobody else is known to be able to
    /// administer them, each with what has to be done first.
    private static func lacks(before step: Step, _ audit: Audit) -> [(AccountID, Change)] {
        let change = step.chosen.change
        let touched = step.outcome.touched.map { audit.accounts[$0.index] } + bystanders(of: change, audit)
        return touched.compactMap { account in
            guard endsRoot(change, in: account) else { return nil }
            if step.outcome.hasAdministrator ?? audit.judge.hasAdministrator(account) { return nil }
            return (account.id, makingAdministrator(in: account, audit))
        }
    }

    /// What has to be done first in an account in which root will be able to do nothing, and nobody else is known to be able to
    /// administer it.
    private static func makingAdministrator(in account: FleetAccount, _ audit: Audit) -> Change {
        let top = account.membership == .member ? audit.organization(of: account)?.organization.top : nil
        return Change(.addAdministrator, organization: account.organization, target: top ?? .account(account.id))
    }

    /// The accounts that somebody left out of the audit, and that a policy would bind all the same.
    private static func bystanders(of change: Change, _ audit: Audit) -> [FleetAccount] {
        guard change.kind == .attachPolicy, let place = change.organization else { return [] }
        let tree = audit.fleet.organizations[place].organization.tree
        return audit.excluded.map(\.account).filter { account in
            account.organization == place && account.membership == .member
                && tree.path(to: account.id).value?.contains(change.target) == true
        }
    }

    /// How many accounts that nobody can sign in to a policy would bind all the same.
    private func outOfService(below change: Change) -> Int {
        guard change.kind == .attachPolicy, let place = change.organization else { return 0 }
        return audit.fleet.organizations[place].organization.outOfService(below: change.target).count
    }

    /// The items, best first, each after what it needs.
    mutating func items() -> [PlanItem] {
        inOrder().map { item($0) }
    }

    /// What is still open or unknown when all is done.
    func leftOpen(workers: Int) async -> [LeftOpen] {
        await progress.leftOpen(audit, workers: workers)
    }

    private func inOrder() -> [Step] {
        let (administrators, others) = (
            steps.filter { $0.chosen.change.kind == .addAdministrator },
            steps.filter { $0.chosen.change.kind != .addAdministrator }
        )
        let enabling = Dictionary(
            others.filter { $0.chosen.change.kind.isPreparation }.map { ($0.chosen.change, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let ranked = others.filter { !$0.chosen.change.kind.isPreparation }
            .map { (step: $0, closes: progress.count(closedBy: $0.outcome)) }
            .sorted { left, right in
                left.closes != right.closes
                    ? left.closes > right.closes : left.step.chosen.change.id < right.step.chosen.change.id
            }
        var placed: Set<Change> = []
        var ordered = administrators
        func place(_ step: Step) {
            guard placed.insert(step.chosen.change).inserted else { return }
            for need in step.chosen.needs {
                if let before = enabling[need] ?? ranked.first(where: { $0.step.chosen.change == need })?.step {
                    place(before)
                }
            }
            ordered.append(step)
        }
        for entry in ranked { place(entry.step) }
        return ordered
    }

    private mutating func item(_ step: Step) -> PlanItem {
        let change = step.chosen.change
        let touched = step.outcome.touched.map(\.index)
        let closed = progress.apply(change, step.outcome)
        let others = Self.bystanders(of: change, audit)
        let accounts = unadministered[change]?.sorted() ?? touched.map { audit.accounts[$0].id } + others.map(\.id)
        let using = change.kind.stopsRoot ? touched.filter { wasUsedLately($0, change.kind) } : []
        let feels = using.map { audit.accounts[$0].id } + others.filter(wasUsedLately).map(\.id)
        let doubtful = mayBeDenied(change, in: touched)
        let item = PlanItemWords(
            change,
            audit.fleet,
            accounts: accounts.count,
            closed: closed,
            feels: feels.count,
            mayBeDenied: doubtful.count,
            leftOut: others.count,
            outOfService: outOfService(below: change),
            failing: ControlID.allCases.filter { control in
                step.outcome.verdicts.contains { $0.control == control && $0.to == .fail }
            }
        )
        return PlanItem(
            id: change.id,
            change: change,
            organization: change.organization.map { audit.fleet.organizations[$0].name },
            accounts: accounts,
            policy: change.kind == .attachPolicy ? policy.text : nil,
            closedPaths: closed.paths,
            closes: closed.accounts.map { audit.accounts[$0].id },
            feels: feels,
            mayBeDenied: doubtful,
            requires: step.chosen.needs.map(\.id) + administrators(before: step),
            verdicts: step.outcome.verdicts,
            accepted: audit.accepted(in: step.outcome.verdicts),
            sentence: item.sentence
        )
    }

    private func mayBeDenied(_ change: Change, in touched: [Int]) -> [AccountID] {
        guard let what = change.kind.credentialChange else { return [] }
        return touched.map { audit.accounts[$0] }.filter { audit.standing(of: what, on: $0) == .doubtful }.map(\.id)
    }

    /// What fails and no item changes, and what begins to fail by one and no other ends.
    func stillFailing(after items: [PlanItem]) -> [StillFailing] {
        var changed: Set<Finding> = []
        var begun: [ControlID: Set<AccountID>] = [:]
        for verdict in items.lazy.flatMap(\.verdicts) {
            let finding = Finding(account: verdict.account, control: verdict.control)
            if verdict.to == .fail {
                begun[verdict.control, default: []].insert(verdict.account)
            } else if verdict.from == .fail {
                changed.insert(finding)
            }
        }
        var left: [ControlID: [AccountID]] = [:]
        for (index, account) in audit.accounts.enumerated() {
            for (control, status) in zip(ControlID.allCases, audit.statuses(at: index)) where status == .fail {
                if changed.contains(Finding(account: account.id, control: control)) { continue }
                left[control, default: []].append(account.id)
            }
        }
        return ControlID.allCases.compactMap { control in
            let new = (begun[control] ?? []).sorted().filter {
                !changed.contains(Finding(account: $0, control: control))
            }
            let accounts = (left[control] ?? []).sorted()
            guard !(accounts + new).isEmpty else { return nil }
            return StillFailing(
                control: control,
                accounts: (accounts + new).sorted(),
                accepted: audit.acceptances(of: control, in: accounts + new),
                new: new
            )
        }
    }

    private struct Finding: Hashable {
        let account: AccountID
        let control: ControlID
    }

    private func administrators(before step: Step) -> [String] {
        let change = step.chosen.change
        let touched = step.outcome.touched.map { audit.accounts[$0.index] } + Self.bystanders(of: change, audit)
        let first = touched.compactMap { account in
            administrators[account.id].flatMap { Self.endsRoot(change, in: account) ? $0 : nil }
        }
        return Set(first).sorted()
    }

    /// Whether the root user can do nothing afterwards: where it cannot sign in, its keys are all that it has.
    private static func endsRoot(_ change: Change, in account: FleetAccount) -> Bool {
        change.kind == .deleteAccessKey ? account.rootSignsIn != true : change.kind.endsRoot
    }

    private func facts(_ account: FleetAccount) -> RootFacts {
        RootFacts(account.evidence, older: account.older, seenUses: account.seenUses)
    }

    /// Whether root was used lately in an account that is not judged.
    private func wasUsedLately(_ account: FleetAccount) -> Bool {
        guard let now = audit.asOf else { return false }
        let last = facts(account).use.uses.map(\.time).filter { $0 <= now }.max()
        return last.map { (now - $0).components.seconds <= Span.usedLately.seconds } ?? false
    }

    /// Whether root was used lately in a way that the change stops. A trail does not tell a key from a password.
    private func wasUsedLately(_ index: Int, _ kind: ChangeKind) -> Bool {
        guard let now = audit.asOf else { return false }
        let last: Instant?
        if kind == .deleteAccessKey {
            let uses = facts(audit.accounts[index]).use.uses.filter { $0.credential != .password }
            last = uses.map(\.time).filter { $0 <= now }.max()
        } else {
            last = audit.lastUse(at: index)
        }
        return last.map { (now - $0).components.seconds <= Span.usedLately.seconds } ?? false
    }
}

extension Change {
    /// A name that is the same for the same change in every plan.
    var id: String { "\(kind.rawValue):\(target)" }
}

extension ChangeKind {
    /// Whether it closes nothing by itself and only makes other changes possible.
    var isPreparation: Bool { self == .enablePolicyType || self == .centralizeRootAccess }

    /// Whether the root user can do nothing afterwards.
    var endsRoot: Bool { self == .attachPolicy || self == .removeRootCredentials || self == .joinOrganization }

    /// Whether something that the root user does now stops.
    var stopsRoot: Bool { endsRoot || self == .deleteAccessKey }
}
