internal import Ledger
internal import Organization

/// Accounts from top to bottom, weeks from left to right, and a cell where a root user was used.
struct UseMap {
    let width: Int
    let height: Int
    /// The right end of the rows, where the number of days stands.
    let end: Int
    let rows: [Row]
    let months: [Mark]
    let shades: [Shade]
    let kinds: [Kind]
    /// How many accounts used root.
    let total: String
    /// How many accounts have no row.
    let rest: String?
    /// How many weeks are drawn, where the window has more.
    let cutWeeks: String?
    /// How many accounts the newest audits do not have.
    let unaudited: String?

    /// An account.
    struct Row {
        let account: String
        let textY: Int
        let days: String
        let cells: [UseCell]
    }

    /// Where a month begins.
    struct Mark {
        let x: Int
        let y: Int
        let label: String
    }

    /// What a shade means.
    struct Shade {
        let level: Int
        let words: String
    }

    /// What a shape means.
    struct Kind {
        let path: String
        let words: String
    }

    /// More rows nobody reads; with ``mostWeeks`` they also bound the size of the page.
    static let mostRows = 60
    static let mostWeeks = 104

    /// Where the cells begin.
    private static let left = 110
    private static let top = 24
    private static let pitch = 18
    private static let rightWidth = 90

    /// Nil where nobody used root.
    init?(_ trend: Trend) {
        let weeks = trend.periods[.week] ?? []
        let drawn = weeks.suffix(Self.mostWeeks)
        guard !trend.accounts.isEmpty, let first = drawn.first else { return nil }
        let column = max(9, min(34, 960 / drawn.count))
        let shown = trend.accounts.prefix(Self.mostRows)
        let ids = Set(shown.map(\.account))
        let days = Dictionary(grouping: trend.days.filter { ids.contains($0.account) }, by: \.account)
        rows = shown.enumerated().map { index, account in
            let y = Self.top + index * Self.pitch
            let byWeek = Dictionary(grouping: days[account.account] ?? []) { TrendPeriod.week.number(of: $0.day) }
            let cells = drawn.enumerated().compactMap { position, week in
                byWeek[TrendPeriod.week.number(of: week.firstDay)].map { days in
                    UseCell(
                        days,
                        week: week.firstDay,
                        at: .init(x: Self.left + position * column, y: y, width: column - 2, height: Self.pitch - 2)
                    )
                }
            }
            return Row(account: account.account.description, textY: y + 12, days: account.days.of("day"), cells: cells)
        }
        let axis = TimeAxis(
            days: first.firstDay..<first.firstDay + 7 * drawn.count,
            left: Self.left,
            width: column * drawn.count
        )
        months = axis.months.map { Mark(x: $0.x, y: Self.top - 10, label: $0.label) }
        end = Self.left + column * drawn.count + 6
        width = end + Self.rightWidth
        height = Self.top + shown.count * Self.pitch
        shades = UseCell.shades
        kinds = UseCell.kinds
        total = trend.accounts.count.of("account")
        rest = trend.accounts.count > shown.count ? (trend.accounts.count - shown.count).of("more account") : nil
        cutWeeks = drawn.count < weeks.count ? drawn.count.grouped : nil
        unaudited = trend.accountsOutside > 0 ? trend.accountsOutside.grouped : nil
    }
}
