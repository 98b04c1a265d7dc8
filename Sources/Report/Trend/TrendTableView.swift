public import Ledger
internal import Organization
internal import Posture

/// A trend as text for people: the figures first, then who, then how long.
public struct TrendTableView: Sendable {
    private let trend: Trend
    private let style: Style

    /// At most so many rows of each kind; the other formats have all.
    private static let rows = 20

    /// The view of a trend.
    public init(_ trend: Trend, style: Style) {
        self.trend = trend
        self.style = style
    }

    /// Writes the text.
    public func write(to output: inout some TextOutputStream) {
        for line in headline + weeks + offenders + relapses + failed + groups + lifetimes + changes {
            output.write(line + "\n")
        }
    }

    private var headline: [String] {
        let question = trend.question
        let interval = trend.interval.map { " (95 %: \($0.words))" } ?? ""
        // A share of the accounts that were seen in use would say nothing about the others.
        let (all, share) =
            trend.hasPopulation
            ? (" of \(trend.population.of("account"))", ": \(trend.share) %\(interval)")
            : (trend.accountsInWindow == 1 ? " account" : " accounts", "")
        let window = question.windowDays.of("day")
        var lines = [
            style.bold(
                "\(trend.accountsInWindow.grouped)\(all) used root within \(window) up to \(trend.asOf)\(share)"
            )
        ]
        if let last = trend.lastDay, trend.reachesBehindHistory {
            lines.append("The history ends on \(TrendDates.day(last)): of the time after it nothing is known.")
        }
        if trend.reachesBeforeHistory {
            lines.append(
                "The history begins on \(TrendDates.day(trend.firstDay)), after the window does: of the time before, only last uses "
                    + "that reports tell are known."
            )
        }
        if !trend.hasPopulation {
            lines.append("No audit is recorded: how many accounts there are beside those seen in use is unknown.")
        }
        if let snapshot = trend.snapshot {
            lines.append(
                "The audit of \(snapshot.asOf), which looks back \(snapshot.window.words), shows "
                    + "\(snapshot.used.grouped): \(Percent(snapshot.used, of: snapshot.accounts)) %."
            )
        }
        if let avoidable = TrendHeadline.avoidable(trend) { lines.append(avoidable) }
        if trend.accountsOutside > 0 {
            lines.append(
                "\(trend.accountsOutside.of("account")) that the newest audits do not have, or leave out, used root as well: "
                    + "what is told by week, day and account counts them."
            )
        }
        return lines
    }

    private var weeks: [String] {
        let weeks = trend.periods[.week] ?? []
        guard let most = weeks.map(\.accounts).max(), most > 0 else { return [] }
        let lines = weeks.suffix(Self.rows).map { week in
            let bar = String(repeating: "█", count: max(week.accounts > 0 ? 1 : 0, week.accounts * 40 / most))
            return "  \(TrendDates.day(week.firstDay))  \(padded(week.accounts.grouped, 6))  \(bar)"
        }
        return ["", style.bold("Accounts using root, week by week")] + lines
    }

    private var offenders: [String] {
        let question = trend.question
        let title = "Used on \(question.offenderDays) days or more, or in \(question.offenderMonths) months or more"
        return table(title, trend.offenders, ["account", "days", "months", "longest streak", "last use", "avoidable"]) {
            [
                "\($0.account)", "\($0.days)", "\($0.months)", $0.longestStreak.of("day"),
                "\(TrendDates.day($0.lastDay)), \($0.daysSince.of("day")) ago", $0.avoidableDays?.of("day") ?? "",
            ]
        }
    }

    private var relapses: [String] {
        table(
            "Used again after \(trend.question.quietDays) quiet days or more",
            trend.relapses,
            ["account", "used on", "after"]
        ) {
            [
                "\($0.account)", $0.relapses.map { TrendDates.day($0.day) }.joined(separator: ", "),
                $0.relapses.map { $0.quietDays.of("day") }.joined(separator: ", "),
            ]
        }
    }

    private var failed: [String] {
        table("Failed sign-ins", trend.failedSignIns, ["from", "attempts", "accounts"]) {
            [($0.source ?? "not told").printable, $0.attempts.grouped, $0.accounts.grouped]
        }
    }

    private var groups: [String] {
        table("By organization and place", trend.groups.filter { $0.used > 0 }, ["where", "used", "of", "%"]) {
            [
                "\($0.organization ?? "in no organization")\($0.place.map { " / " + $0 } ?? "")".printable,
                $0.used.grouped, $0.accounts.grouped, "\(Percent($0.used, of: $0.accounts))",
            ]
        }
    }

    private var lifetimes: [String] {
        let watched = trend.lifetimes.filter { $0.failures > 0 }
        return table("How long failures lived", watched, ["control", "watched", "ended", "half had ended after"]) {
            [
                $0.control.rawValue, $0.failures.grouped, $0.ended.grouped,
                $0.medianDays.map { $0.of("day") } ?? "more than half still stand",
            ]
        }
    }

    private var changes: [String] {
        table("What changed between audits", trend.changes, ["audit of", "account", "control", "was", "is"]) {
            ["\($0.asOf)", "\($0.account)", $0.control.rawValue, $0.before.rawValue, $0.now.rawValue]
        }
    }

    private func table<Row>(_ title: String, _ rows: [Row], _ names: [String], _ cells: (Row) -> [String]) -> [String] {
        if rows.isEmpty { return [] }
        var table = TextTable(names.map { _ in .left })
        table.add(names.map { name in TextTable.Cell(name) { style.faint($0) } })
        for row in rows.prefix(Self.rows) { table.add(cells(row).map { TextTable.Cell($0) }) }
        let more = rows.count > Self.rows ? ["  and \((rows.count - Self.rows).grouped) more"] : []
        return ["", style.bold(title)] + table.lines(indent: "  ") + more
    }

    private func padded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}

extension WilsonInterval {
    fileprivate var words: String { "\(Percent(lower))\u{2013}\(Percent(upper))" }
}
