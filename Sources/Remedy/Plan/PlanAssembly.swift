internal import Evidence
internal import Organization
internal import Posture

/// Finds out what the chosen changes do, and puts them in order.
struct PlanAssembly: Sendable {
    private let audit: Audit
    private let policy: PlanGuard
    private let steps: [Step]
    private var progress: PlanProgress
    private let administrators: PlanAdministrators

    struct Step: Sendable {
        let chosen: PlanChoice.Chosen
        let outcome: Outcome
    }

    init(_ audit: Audit, _ steps: [Step], attaching policy: PlanGuard, workers: Int) async {
        self.audit = audit
        self.policy = policy
        progress = PlanProgress(audit)
        administrators = await PlanAdministrators(audit, before: steps, workers: workers)
        self.steps = administrators.steps + steps
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
            .map { (step: $0, id: $0.chosen.change.id, closes: progress.count(closedBy: $0.outcome)) }
            .sorted { $0.closes != $1.closes ? $0.closes > $1.closes : $0.id < $1.id }
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
        let others = audit.bystanders(of: change)
        let accounts = administrators.accounts(of: change) ?? touched.map { audit.accounts[$0].id } + others.map(\.id)
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
            requires: step.chosen.needs.map(\.id) + administrators.items(before: step),
            verdicts: step.outcome.verdicts,
            accepted: audit.accepted(in: step.outcome.verdicts),
            sentence: item.sentence
        )
    }

    private func mayBeDenied(_ change: Change, in touched: [Int]) -> [AccountID] {
        guard let what = change.kind.credentialChange else { return [] }
        return touched.map { audit.accounts[$0] }.filter { audit.standing(of: what, on: $0) == .doubtful }.map(\.id)
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

extension Audit {
    /// The accounts that somebody left out of the audit, and that a policy would bind all the same.
    func bystanders(of change: Change) -> [FleetAccount] {
        guard change.kind == .attachPolicy, let place = change.organization else { return [] }
        let tree = fleet.organizations[place].organization.tree
        return excluded.map(\.account).filter { account in
            account.organization == place && account.membership == .member
                && tree.path(to: account.id).value?.contains(change.target) == true
        }
    }
}

extension ChangeKind {
    /// Whether it closes nothing by itself and only makes other changes possible.
    var isPreparation: Bool { self == .enablePolicyType || self == .centralizeRootAccess }

    /// Whether the root user can do nothing afterwards.
    var endsRoot: Bool { self == .attachPolicy || self == .removeRootCredentials || self == .joinOrganization }

    /// Whether something that the root user does now stops.
    var stopsRoot: Bool { endsRoot || self == .deleteAccessKey }
}
