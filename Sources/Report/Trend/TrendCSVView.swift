public import Ledger
internal import Organization
internal import Posture

/// One of a trend's tables, for forms that hold a single one.
public enum TrendTable: String, CaseIterable, Sendable {
    /// The accounts that were used within the window.
    case users
    /// How many accounts used root, by day.
    case days
    /// The same by week.
    case weeks
    /// The same by month.
    case months
    /// Attempts to sign in that failed, by source.
    case failedSignIns = "failed-sign-ins"
    /// Use by organization and by place in it.
    case groups
    /// How long failures lived: a row for each step of each control's curve.
    case lifetimes
    /// What audits said otherwise than those before them.
    case changes
}

/// One table of a trend as CSV (RFC 4180).
public struct TrendCSVView: Sendable {
    private let trend: Trend
    private let table: TrendTable

    /// The view of one table of a trend.
    public init(_ trend: Trend, _ table: TrendTable = .users) {
        self.trend = trend
        self.table = table
    }

    /// Writes the header and the rows.
    public func write(to output: inout some TextOutputStream) {
        output.write(CSVLine.text(header))
        for row in rows { output.write(CSVLine.text(row)) }
    }

    private var header: [String] {
        switch table {
        case .users:
            [
                "account", "days", "months", "longestStreakDays", "lastUse", "daysSinceLastUse", "avoidableDays",
                "repeatOffender", "relapses",
            ]
        case .days, .weeks, .months: ["from", "accounts"]
        case .failedSignIns: ["source", "attempts", "accounts"]
        case .groups: ["organization", "place", "accounts", "used"]
        case .lifetimes: ["control", "failures", "ended", "medianDays", "days", "shareThatLivesLonger"]
        case .changes: ["asOf", "account", "control", "before", "now"]
        }
    }

    private var rows: [[String]] {
        switch table {
        case .users: trend.accounts.map(Self.user)
        case .days: periods(.day)
        case .weeks: periods(.week)
        case .months: periods(.month)
        case .failedSignIns: trend.failedSignIns.map { [$0.source ?? "", "\($0.attempts)", "\($0.accounts)"] }
        case .groups: trend.groups.map { [$0.organization ?? "", $0.place ?? "", "\($0.accounts)", "\($0.used)"] }
        case .lifetimes: trend.lifetimes.flatMap(Self.lifetime)
        case .changes:
            trend.changes.map {
                ["\($0.asOf)", "\($0.account)", $0.control.rawValue, $0.before.rawValue, $0.now.rawValue]
            }
        }
    }

    private func periods(_ period: TrendPeriod) -> [[String]] {
        (trend.periods[period] ?? []).map { [TrendDates.day($0.firstDay), "\($0.accounts)"] }
    }

    private static func user(_ account: Trend.AccountTrend) -> [String] {
        [
            "\(account.account)", "\(account.days)", "\(account.months)", "\(account.longestStreak)",
            TrendDates.day(account.lastDay), "\(account.daysSince)", account.avoidableDays.map(String.init) ?? "",
            "\(account.isOffender)", "\(account.relapses.count)",
        ]
    }

    private static func lifetime(_ lifetime: Lifetime) -> [[String]] {
        let whole = [
            lifetime.control.rawValue, "\(lifetime.failures)", "\(lifetime.ended)",
            lifetime.medianDays.map(String.init) ?? "",
        ]
        // Where none ended there is no curve.
        if lifetime.curve.isEmpty { return [whole + ["", ""]] }
        return lifetime.curve.map { whole + ["\($0.days)", "\($0.share)"] }
    }
}
