internal import Evidence
internal import Organization
internal import Posture

/// What one change does to the accounts that it touches.
struct Outcome: Sendable {
    /// An account after the change.
    struct Touched: Sendable {
        /// Its place among the judged accounts.
        let index: Int
        let paths: Standings
    }

    private(set) var touched: [Touched] = []
    private(set) var verdicts: [VerdictChange] = []
    /// Whether somebody beside root is known to be able to administer the account afterwards, where its place becomes another.
    var hasAdministrator: Bool?

    /// Notes what became of an account.
    mutating func note(
        _ index: Int,
        _ account: AccountID,
        from before: [Status],
        to after: (statuses: [Status], paths: Standings)
    ) {
        touched.append(Touched(index: index, paths: after.paths))
        for (control, (from, to)) in zip(ControlID.allCases, zip(before, after.statuses)) where from != to {
            verdicts.append(VerdictChange(account: account, control: control, from: from, to: to))
        }
    }
}
