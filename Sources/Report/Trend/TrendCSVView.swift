public import Ledger
internal import Organization

/// A trend as CSV (RFC 4180): a row for each account that was used within the window.
public struct TrendCSVView: Sendable {
    private let trend: Trend

    /// The view of a trend.
    public init(_ trend: Trend) {
        self.trend = trend
    }

    /// Writes the header and the rows.
    public func write(to output: inout some TextOutputStream) {
        output.write(
            "account,days,months,longestStreakDays,lastUse,daysSinceLastUse,avoidableDays,repeatOffender,relapses\r\n"
        )
        for account in trend.accounts {
            let cells = [
                "\(account.account)", "\(account.days)", "\(account.months)", "\(account.longestStreak)",
                TrendDates.day(account.lastDay), "\(account.daysSince)", account.avoidableDays.map(String.init) ?? "",
                "\(account.isOffender)", "\(account.relapses.count)",
            ]
            output.write(cells.joined(separator: ",") + "\r\n")
        }
    }
}
