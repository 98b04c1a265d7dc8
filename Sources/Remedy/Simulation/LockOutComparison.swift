internal import Evidence
internal import Organization
internal import PolicyLanguage
internal import PolicyReach
internal import Posture

/// What root users can do under the policies as they are, and no longer with one more.
struct LockOutComparison {
    private let before: Audit
    private let after: Audit
    private let accounts: Set<AccountID>

    init(_ before: Audit, _ after: Audit, _ accounts: Set<AccountID>) {
        self.before = before
        self.after = after
        self.accounts = accounts
    }

    /// A stack of policies, and which of its root users.
    private struct Key: Hashable {
        let levels: [PolicyStack.Level]
        let mark: AccountDistinction.Mark
    }

    var groups: [LockOutGroup] {
        var known: [Key: [LockOut]] = [:]
        var accountsOf: [LockOut: [AccountID]] = [:]
        for account in after.fleet.accounts where accounts.contains(account.id) {
            let old = Set(lockOuts(before, account, &known))
            for lockOut in lockOuts(after, account, &known) where !old.contains(lockOut) {
                if lockOut.kind == .mfaEnrolment, !lacksMFA(account) { continue }
                accountsOf[lockOut, default: []].append(account.id)
            }
        }
        let order = LockOut.Kind.allCases
        return accountsOf.map { LockOutGroup(lockOut: $0.key, accounts: $0.value) }.sorted { left, right in
            let places = (order.firstIndex(of: left.lockOut.kind) ?? 0, order.firstIndex(of: right.lockOut.kind) ?? 0)
            return places.0 == places.1 ? left.lockOut.sentence < right.lockOut.sentence : places.0 < places.1
        }
    }

    /// Accounts under the same policies are locked out of the same. Where they hang does not matter.
    private func lockOuts(_ audit: Audit, _ account: FleetAccount, _ known: inout [Key: [LockOut]]) -> [LockOut] {
        guard case .bound(let stack, let user) = audit.policies(over: account) else { return [] }
        let levels = stack.serviceControl.map { PolicyStack.Level(node: nil, policies: $0.policies) }
        let key = Key(levels: levels, mark: AccountDistinction(stack).mark(user))
        if let found = known[key] { return found }
        let found = Prover(stack, over: user).lockOuts
        known[key] = found
        return found
    }

    private func lacksMFA(_ account: FleetAccount) -> Bool {
        before.verdicts(on: account).contains { $0.control == .rootMFA && $0.accountLevel.status == .fail }
    }
}
