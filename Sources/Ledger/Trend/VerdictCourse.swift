internal import Organization
internal import Posture

/// What one control came to over time, as far as trends ask, account by account.
///
/// A history has a verdict for each account, control and audit. None is kept: they are added in the order of time.
struct VerdictCourse: Sendable {
    /// A verdict that is another one than the one before it.
    struct Change {
        let account: AccountID
        /// The moment of the audit that says otherwise.
        let asOf: Instant
        let before: Status
        let now: Status
    }

    /// An account's verdicts so far.
    private struct Account {
        var last: Status?
        /// What the newest audit says; nil where it does not have the account.
        var now: Status?
        var failure = Lifetime.Failure()
    }

    /// When the newest audit speaks of.
    private let newest: Instant
    private var accounts: [AccountID: Account] = [:]
    private var ended: [Lifetime.Watch] = []
    /// In the order of time; those of one audit in the order in which it was recorded.
    private(set) var changes: [Change] = []

    init(newest: Instant) {
        self.newest = newest
    }

    /// Adds the next verdict; it is not earlier than those before it.
    mutating func add(_ status: Status, on account: AccountID, at asOf: Instant) {
        let (before, watch) = see(status, on: &accounts[account, default: Account()], at: asOf)
        if let watch { ended.append(watch) }
        if let before, before != status {
            changes.append(Change(account: account, asOf: asOf, before: before, now: status))
        }
    }

    private func see(
        _ status: Status,
        on account: inout Account,
        at asOf: Instant
    ) -> (before: Status?, ended: Lifetime.Watch?) {
        defer {
            account.last = status
            if asOf == newest { account.now = status }
        }
        return (account.last, account.failure.see(status, on: UseDay.number(of: asOf)))
    }

    /// The accounts that the newest audit has a verdict on.
    var judged: Int { accounts.values.count { $0.now != nil } }

    /// The accounts that fail in the newest audit.
    var failing: Int { accounts.values.count { $0.now == .fail } }

    /// The failures that were watched, those among them that still stand.
    var watches: [Lifetime.Watch] { ended + accounts.values.compactMap(\.failure.untilNow) }
}

extension Ledger {
    private struct Told: Hashable {
        let control: Int
        let account: AccountID
    }

    /// Audits of one moment together, in the order in which they were recorded.
    private static func byMoment(_ snapshots: [RecordedSnapshot]) -> [[RecordedSnapshot]] {
        snapshots.reduce(into: []) { moments, snapshot in
            if moments.last?.first?.asOf == snapshot.asOf {
                moments[moments.count - 1].append(snapshot)
            } else {
                moments.append([snapshot])
            }
        }
    }

    /// What each control came to in these audits, which are in the order of time. Of audits of one moment the one recorded last
    /// counts, account by account.
    func courses(of snapshots: [RecordedSnapshot]) throws(LedgerError) -> [ControlID: VerdictCourse] {
        guard let newest = snapshots.last?.asOf else { return [:] }
        return try read { db in
            var courses: [VerdictCourse] = ControlID.allCases.map { _ in VerdictCourse(newest: newest) }
            var controls: [Int64: Int] = [:]
            var statuses: [Int64: Status] = [:]
            var texts = try TextReader(db)
            let rows = try RawStatement(db, "SELECT control, account, status FROM verdict WHERE snapshot = ?")
            for moment in Self.byMoment(snapshots) {
                var told: Set<Told> = []
                for snapshot in moment.reversed() {
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
                        guard let account = AccountID(stored: rows.integer(1)), let place = controls[control],
                            place >= 0, let said = statuses[status]
                        else { continue }
                        let isNew = moment.count == 1 || told.insert(Told(control: place, account: account)).inserted
                        if isNew { courses[place].add(said, on: account, at: snapshot.asOf) }
                    }
                }
            }
            return Dictionary(uniqueKeysWithValues: zip(ControlID.allCases, courses))
        }
    }
}
