internal import Evidence
internal import Organization
internal import Posture

extension Audit {
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
        for (index, account) in accounts.enumerated() {
            for (control, status) in zip(ControlID.allCases, statuses(at: index)) where status == .fail {
                if changed.contains(Finding(account: account.id, control: control)) { continue }
                left[control, default: []].append(account.id)
            }
        }
        return ControlID.allCases.compactMap { control in
            let new = (begun[control] ?? []).sorted().filter {
                !changed.contains(Finding(account: $0, control: control))
            }
            let all = ((left[control] ?? []) + new).sorted()
            guard !all.isEmpty else { return nil }
            return StillFailing(
                control: control,
                accounts: all,
                accepted: acceptances(of: control, in: all),
                new: new
            )
        }
    }
}

/// A control in an account.
private struct Finding: Hashable {
    let account: AccountID
    let control: ControlID
}
