internal import Evidence
internal import Organization

/// What the acceptances that somebody wrote down come to in the accounts that were judged.
struct AcceptedRisks {
    /// How many failures of each control are accepted.
    private(set) var counts: [ControlID: Int] = [:]
    /// Acceptances that have ended or may have, and those of what does not fail: probably slips of the pen.
    private(set) var remarks: [Remark] = []

    private let now: Instant?

    /// - Parameters:
    ///   - fleet: the evidence.
    ///   - settings: what is accepted.
    ///   - status: the status of a control in a judged account, nil where the account was not judged.
    init(_ fleet: Fleet, _ settings: AuditSettings, status: (AccountID, ControlID) -> Status?) {
        now = settings.asOf ?? fleet.newest
        guard !settings.acceptances.isEmpty else { return }
        let known = Set(fleet.accounts.map(\.id)).union(fleet.outOfService.map(\.id))
        for (account, acceptances) in settings.acceptances.sorted(by: { $0.key < $1.key }) {
            for control in Control.all.map(\.id) {
                guard let acceptance = acceptances[control] else { continue }
                add(acceptance, of: control, account, isKnown: known.contains(account), status(account, control))
            }
        }
    }

    private mutating func add(
        _ acceptance: Acceptance,
        of control: ControlID,
        _ account: AccountID,
        isKnown: Bool,
        _ status: Status?
    ) {
        let what = "that \(control.rawValue) fails in account \(account)"
        switch status {
        case nil where isKnown: unused(account, "It is accepted \(what), but the account is not judged.")
        case nil: unused(account, "It is accepted \(what), but the account is not in the evidence.")
        case .fail? where !acceptance.holds(at: now):
            let by = "acceptance by \(acceptance.decidedBy) (\(acceptance.reason))"
            let what = "The failure of \(control.rawValue) in account \(account) counts"
            remarks.append(
                now == nil
                    ? Remark(
                        kind: .acceptanceUndecided,
                        account: account,
                        sentence: "\(what): the evidence does not say of when it is, so nothing tells whether its "
                            + "\(by) has ended; it ends on \(acceptance.expires). Name the moment with --as-of."
                    )
                    : Remark(
                        kind: .acceptanceExpired,
                        account: account,
                        sentence: "\(what) again: its \(by) expired on \(acceptance.expires)."
                    )
            )
        case .fail?: counts[control, default: 0] += 1
        case let status?:
            unused(account, "It is accepted \(what), but it does not: its status is \(status.rawValue).")
        }
    }

    private mutating func unused(_ account: AccountID, _ sentence: String) {
        remarks.append(Remark(kind: .acceptanceUnused, account: account, sentence: sentence))
    }
}
