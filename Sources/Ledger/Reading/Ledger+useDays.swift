internal import GRDB
internal import Organization

extension Ledger {
    /// The days on which root users were used, or somebody failed to sign in as one; by account, then by day.
    ///
    /// - Parameter range: the days, counted in UTC from 1970-01-01; nil means all.
    /// - Returns: a day of an account each.
    /// - Throws: where the ledger cannot be read.
    public func useDays(in range: Range<Int>? = nil) throws(LedgerError) -> [UseDay] {
        try read { db in
            let rows = try RawStatement(
                db,
                "SELECT account, day, events, uses, tasks, failed FROM day "
                    + "WHERE day >= ? AND day < ? AND account >= 0 AND (uses > 0 OR failed > 0)"
            )
            rows.bind(range.map { Int64($0.lowerBound) } ?? .min, at: 1)
            rows.bind(range.map { Int64($0.upperBound) } ?? .max, at: 2)
            var days: [UseDay] = []
            while try rows.step() {
                guard let account = AccountID(stored: rows.integer(0)) else { continue }
                days.append(
                    UseDay(
                        account: account,
                        day: Int(rows.integer(1)),
                        events: Int(rows.integer(2)),
                        uses: Int(rows.integer(3)),
                        rootOnlyUses: Int(rows.integer(4)),
                        failedSignIns: Int(rows.integer(5))
                    )
                )
            }
            return days
        }
    }
}
