internal import GRDB
internal import Organization
internal import Posture

/// What a trend is made from, as the ledger holds it.
struct TrendData {
    /// All days of use, by account and day.
    var days: [TrendDay] = []
    /// The accounts as the newest audits of their organizations have them.
    var accounts: [RecordedAccount] = []
    var snapshots: [RecordedSnapshot] = []
    var courses: [ControlID: VerdictCourse] = [:]
    /// Attempts to sign in that failed within the window, by source.
    var failed: [Trend.FailedSource] = []
    /// The first event of a trail, and the last.
    var firstEvent: Instant?
    var lastEvent: Instant?

    /// The controls whose verdicts say how an account was set up, not what happened to it lately.
    static let lasting: [ControlID] = [.rootAccessKey, .rootMFA, .rootHardwareMFA]
}

extension Ledger {
    /// What the history adds up to.
    ///
    /// - Parameter question: what to tell.
    /// - Returns: the trend; nil where the ledger holds nothing of the time up to then.
    /// - Throws: where the ledger cannot be read.
    public func trend(_ question: TrendQuestion = TrendQuestion()) throws(LedgerError) -> Trend? {
        var data = TrendData()
        data.days = Self.merged(try useDays(), try useObservations())
        let end = question.asOf ?? Instant(millisecondsSince1970: .max)
        data.snapshots = try snapshots().filter { $0.asOf <= end }
        data.courses = try courses(of: data.snapshots)
        let info = try info()
        data.firstEvent = info.firstEvent
        data.lastEvent = info.lastEvent
        let newest = [info.lastEvent, data.snapshots.last?.asOf].compactMap(\.self).max()
        guard let asOf = question.asOf ?? newest else { return nil }
        let window = question.window(until: asOf)
        data.failed = try failedSignIns(in: window)
        data.accounts = try accounts(ofNewest: data.snapshots, in: window)
        let trend = Trend(data, question, asOf: asOf)
        return trend.firstDay <= UseDay.number(of: asOf) ? trend : nil
    }

    /// Days that trails saw, and between them those of which only credential reports tell.
    private static func merged(_ seen: [UseDay], _ reported: [UseObservation]) -> [TrendDay] {
        var days = seen.filter { $0.uses > 0 }
            .map { TrendDay(account: $0.account, day: $0.day, uses: $0.uses, isAvoidable: $0.isAvoidable) }
        let known = Set(days.map { AccountDay(account: $0.account, day: $0.day) })
        let others = Set(reported.map { AccountDay(account: $0.account, day: UseDay.number(of: $0.time)) })
        for other in others.subtracting(known) {
            days.append(TrendDay(account: other.account, day: other.day, uses: 0, isAvoidable: nil))
        }
        return days.sorted { ($0.account, $0.day) < ($1.account, $1.day) }
    }

    private struct AccountDay: Hashable {
        let account: AccountID
        let day: Int
    }

    /// The accounts of audits that were made one after another, perhaps of one organization each: those of the newest audit,
    /// and of the window's audits before it what is of no organization that a newer one has seen.
    private func accounts(
        ofNewest snapshots: [RecordedSnapshot],
        in window: ClosedRange<Int>
    ) throws(LedgerError) -> [RecordedAccount] {
        var found: [AccountID: RecordedAccount] = [:]
        var seen: Set<String> = []
        for (number, snapshot) in snapshots.reversed().enumerated() {
            guard number == 0 || window.contains(UseDay.number(of: snapshot.asOf)) else { break }
            let accounts = try accounts(of: snapshot.id, withoutOrganizations: seen)
            let excluded = try excludedAccounts(of: snapshot)
            for account in accounts where found[account.account] == nil && !excluded.contains(account.account) {
                found[account.account] = account
            }
            seen.formUnion(accounts.compactMap(\.organization))
        }
        return found.values.sorted { $0.account < $1.account }
    }

    /// Whom somebody left out of an audit, and so out of all figures.
    private func excludedAccounts(of snapshot: RecordedSnapshot) throws(LedgerError) -> Set<AccountID> {
        try read { db in
            let rows = try RawStatement(db, "SELECT account FROM exception WHERE snapshot = ?")
            rows.bind(snapshot.id, at: 1)
            var accounts: Set<AccountID> = []
            while try rows.step() { if let account = AccountID(stored: rows.integer(0)) { accounts.insert(account) } }
            return accounts
        }
    }

    /// Attempts to sign in that failed on these days, by source.
    private func failedSignIns(in days: ClosedRange<Int>) throws(LedgerError) -> [Trend.FailedSource] {
        try read { db in
            // The index lies in this order, so both groupings are one walk over it, and each text is read once.
            let rows = try RawStatement(
                db,
                """
                SELECT (SELECT value FROM text WHERE text.id = ip), sum(attempts), count(*) FROM (
                    SELECT ip, count(*) AS attempts FROM event INDEXED BY failed_sign_in
                    WHERE activity = 2 AND time >= ?1 AND time < ?2 GROUP BY ip, account
                ) GROUP BY ip
                """
            )
            rows.bind(Int64(days.lowerBound) * UseDay.milliseconds, at: 1)
            rows.bind((Int64(days.upperBound) + 1) * UseDay.milliseconds, at: 2)
            var failed: [Trend.FailedSource] = []
            while try rows.step() {
                failed.append(
                    Trend.FailedSource(
                        source: rows.textIfAny(0),
                        attempts: Int(rows.integer(1)),
                        accounts: Int(rows.integer(2))
                    )
                )
            }
            return failed
        }
    }
}
