internal import Evidence
internal import Organization
internal import Posture

/// Who has to be made an administrator before the changes of a plan: root will be able to do nothing afterwards, and nobody else is known
/// to be able to administer the account.
struct PlanAdministrators: Sendable {
    private let audit: Audit
    /// By account, the item that says so.
    private var first: [AccountID: String] = [:]
    /// By item, the accounts.
    private var accounts: [Change: [AccountID]] = [:]

    init(_ audit: Audit, before steps: [PlanAssembly.Step], workers: Int) async {
        self.audit = audit
        let lacks = await SideBySide.map(steps.count, workers: workers) { Self.lacks(before: steps[$0], audit) }
        for (account, change) in lacks.lazy.flatMap(\.self) where first[account] == nil {
            first[account] = change.id
            accounts[change, default: []].append(account)
        }
    }

    /// The items, in their order.
    var steps: [PlanAssembly.Step] {
        accounts.keys.sorted { $0.id < $1.id }.map { change in
            PlanAssembly.Step(chosen: PlanChoice.Chosen(change: change, needs: [], accounts: []), outcome: Outcome())
        }
    }

    /// The accounts of an item, by id; nil where it is none of these.
    func accounts(of change: Change) -> [AccountID]? { accounts[change]?.sorted() }

    /// The items that come before a step.
    func items(before step: PlanAssembly.Step) -> [String] {
        let change = step.chosen.change
        let items = Self.touched(by: step, audit).compactMap { account in
            first[account.id].flatMap { Self.endsRoot(change, in: account) ? $0 : nil }
        }
        return Set(items).sorted()
    }

    private static func lacks(before step: PlanAssembly.Step, _ audit: Audit) -> [(AccountID, Change)] {
        touched(by: step, audit).compactMap { account in
            guard endsRoot(step.chosen.change, in: account) else { return nil }
            if step.outcome.hasAdministrator ?? audit.judge.hasAdministrator(account) { return nil }
            // Where root cannot give anybody rights either, nothing is lost.
            if audit.judge.leewayOfRoot(in: account) == .denied { return nil }
            let top = account.membership == .member ? audit.organization(of: account)?.organization.top : nil
            let target = top ?? .account(account.id)
            return (account.id, Change(.addAdministrator, organization: account.organization, target: target))
        }
    }

    private static func touched(by step: PlanAssembly.Step, _ audit: Audit) -> [FleetAccount] {
        step.outcome.touched.map { audit.accounts[$0.index] } + audit.bystanders(of: step.chosen.change)
    }

    /// Whether the root user can do nothing afterwards: where it cannot sign in, its keys are all that it has.
    private static func endsRoot(_ change: Change, in account: FleetAccount) -> Bool {
        change.kind == .deleteAccessKey ? account.rootSignsIn != true : change.kind.endsRoot
    }
}
