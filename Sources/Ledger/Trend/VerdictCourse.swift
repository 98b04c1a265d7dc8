internal import Organization
internal import Posture

/// What one control came to over time, as far as trends ask, account by account.
///
/// A history has a verdict for each account, control and audit. None is kept: they are added in the order of time.
struct VerdictCourse: Sendable {
    /// An account's verdicts so far.
    private struct Account {
        /// The last one before the newest audit.
        var before: Status?
        var now: Status?
        var failure = Lifetime.Failure()

        mutating func add(_ status: Status, at asOf: Instant, isNewest: Bool) -> Lifetime.Watch? {
            if isNewest { now = status } else { before = status }
            return failure.see(status, on: UseDay.number(of: asOf))
        }
    }

    /// When the newest audit speaks of.
    private let newest: Instant
    private var accounts: [AccountID: Account] = [:]
    private var ended: [Lifetime.Watch] = []

    init(newest: Instant) {
        self.newest = newest
    }

    /// Adds the next verdict; it is not earlier than those before it.
    mutating func add(_ status: Status, on account: AccountID, at asOf: Instant) {
        let watch = accounts[account, default: Account()].add(status, at: asOf, isNewest: asOf == newest)
        if let watch { ended.append(watch) }
    }

    /// The accounts that the newest audit has a verdict on.
    var judged: Int { accounts.values.count { $0.now != nil } }

    /// The accounts that fail in the newest audit.
    var failing: Int { accounts.values.count { $0.now == .fail } }

    /// The failures that were watched, those among them that still stand.
    var watches: [Lifetime.Watch] { ended + accounts.values.compactMap(\.failure.untilNow) }

    /// What the newest audit says otherwise than the one before that had the account, by account.
    var changes: [(account: AccountID, before: Status, now: Status)] {
        accounts.compactMap { account, course in
            guard let before = course.before, let now = course.now, before != now else { return nil }
            return (account, before, now)
        }.sorted { $0.account < $1.account }
    }
}

extension Ledger {
    /// What each control came to in these audits, which are in the order of time.
    func courses(of snapshots: [RecordedSnapshot]) throws(LedgerError) -> [ControlID: VerdictCourse] {
        guard let newest = snapshots.last?.asOf else { return [:] }
        return try read { db in
            var courses: [VerdictCourse] = ControlID.allCases.map { _ in VerdictCourse(newest: newest) }
            var controls: [Int64: Int] = [:]
            var statuses: [Int64: Status] = [:]
            var texts = try TextReader(db)
            let rows = try RawStatement(db, "SELECT control, account, status FROM verdict WHERE snapshot = ?")
            for snapshot in snapshots {
                rows.bind(snapshot.id, at: 1)
                while try rows.step() {
                    let (control, status) = (rows.integer(0), rows.integer(2))
                    if controls[control] == nil {
                        let name = try texts.text(control)
                        controls[control] = ControlID.allCases.firstIndex { $0.rawValue == name } ?? -1
                    }
                    if statuses[status] == nil {
                        statuses[status] = Status(rawValue: try texts.text(status)) ?? .unknown
                    }
                    // A ledger that a newer version wrote may know more controls.
                    guard let account = AccountID(stored: rows.integer(1)), let place = controls[control], place >= 0,
                        let said = statuses[status]
                    else { continue }
                    courses[place].add(said, on: account, at: snapshot.asOf)
                }
            }
            return Dictionary(uniqueKeysWithValues: zip(ControlID.allCases, courses))
        }
    }
}
