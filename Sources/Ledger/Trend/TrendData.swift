internal import GRDB
internal import Organization
internal import Posture

/// What a trend is made from, as the ledger holds it.
struct TrendData {
    /// All days of use, by account and day.
    var days: [TrendDay] = []
    /// The accounts of the newest audit.
    var accounts: [RecordedAccount] = []
    var snapshots: [RecordedSnapshot] = []
    /// Verdicts by control, by time.
    var verdicts: [ControlID: [RecordedVerdict]] = [:]
    var failed: [FailedSignIn] = []
    /// The first event of a trail.
    var firstEvent: Instant?

    struct FailedSignIn {
        let source: String?
        let account: AccountID?
        let day: Int
        let attempts: Int
    }

    /// The controls whose verdicts say how an account was set up, not what happened to it lately.
    static let lasting: [ControlID] = [.rootAccessKey, .rootMFA, .rootHardwareMFA]
}

extension Ledger {
    /// What the history adds up to.
    ///
    /// - Parameter question: what to tell.
    /// - Returns: the trend; nil where the ledger holds nothing.
    /// - Throws: where the ledger cannot be read.
    public func trend(_ question: TrendQuestion = TrendQuestion()) throws(LedgerError) -> Trend? {
        var data = TrendData()
        data.days = Self.merged(try useDays(), try useObservations())
        data.accounts = try accounts()
        data.snapshots = try snapshots()
        for control in ControlID.allCases { data.verdicts[control] = try verdictHistory(of: control) }
        data.failed = try failedSignIns()
        let info = try info()
        data.firstEvent = info.firstEvent
        let newest = [info.lastEvent, data.snapshots.last?.asOf].compactMap(\.self).max()
        guard let asOf = question.asOf ?? newest else { return nil }
        return Trend(data, question, asOf: asOf)
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

    /// Attempts to sign in that failed, by source, account and day.
    private func failedSignIns() throws(LedgerError) -> [TrendData.FailedSignIn] {
        try read { db in
            let rows = try RawStatement(
                db,
                """
                SELECT (SELECT value FROM text WHERE text.id = ip), account, time / 86400000, count(*) FROM event
                INDEXED BY failed_sign_in WHERE activity = 2 GROUP BY ip, account, time / 86400000
                """
            )
            var failed: [TrendData.FailedSignIn] = []
            while try rows.step() {
                failed.append(
                    TrendData.FailedSignIn(
                        source: rows.textIfAny(0),
                        account: AccountID(stored: rows.integer(1)),
                        day: Int(rows.integer(2)),
                        attempts: Int(rows.integer(3))
                    )
                )
            }
            return failed
        }
    }
}
