internal import Ledger

/// How many accounts used root, week by week, as a line.
struct WeekLine {
    let width = 1200
    let height = 240
    /// The left and right ends of the lines across.
    let start = 44
    let end = 1150
    /// The height of nothing.
    let bottom = 206
    let path: String
    let area: String
    let points: [Point]
    let levels: [Level]
    let months: [TimeAxis.Tick]
    let summary: String

    /// A week.
    struct Point {
        let x: Int
        let y: Int
        /// The strip that belongs to it: hovering anywhere in it tells the week.
        let left: Int
        let width: Int
        /// Whether the window cuts the week, so that it counts in part.
        let isPartial: Bool
        let week: String
        let accounts: String
        /// The number alone, where there is room to write it.
        let number: String?
        let numberY: Int
    }

    /// A line across, at a round number.
    struct Level {
        let y: Int
        let textY: Int
        let label: String
    }

    private static let top = 24
    /// Numbers are written beside the points of up to so many weeks.
    private static let mostLabelled = 40

    /// Nil where nobody used root.
    init?(_ trend: Trend) {
        let weeks = trend.periods[.week] ?? []
        guard let first = weeks.first, let last = weeks.last, let most = weeks.max(by: { $0.accounts < $1.accounts }),
            most.accounts > 0
        else { return nil }
        let today = UseDay.number(of: trend.asOf)
        let window = (today - trend.question.windowDays + 1)...today
        let axis = TimeAxis(days: first.firstDay..<last.firstDay + 7, left: start, width: end - start)
        let step = Self.step(to: most.accounts)
        let highest = (most.accounts + step - 1) / step * step
        let (bottom, top) = (bottom, Self.top)
        func y(_ accounts: Int) -> Int { bottom - accounts * (bottom - top) / highest }

        points = weeks.map { week in
            let (left, right) = (axis.position(of: week.firstDay), axis.position(of: week.firstDay + 7))
            return Point(
                x: (left + right) / 2,
                y: y(week.accounts),
                left: left,
                width: right - left,
                isPartial: !window.contains(week.firstDay) || !window.contains(week.firstDay + 6),
                week: TimeAxis.date(of: week.firstDay),
                accounts: week.accounts.of("account"),
                number: weeks.count <= Self.mostLabelled ? week.accounts.grouped : nil,
                numberY: y(week.accounts) - 9
            )
        }
        path = "M" + points.map { "\($0.x) \($0.y)" }.joined(separator: "L")
        area = "\(path)V\(bottom)H\(points.first?.x ?? start)z"
        levels = stride(from: 0, through: highest, by: step).map {
            Level(y: y($0), textY: y($0) + 4, label: $0.grouped)
        }
        months = axis.months
        summary =
            "\(weeks.count.of("week")); most in that of \(TimeAxis.date(of: most.firstDay)), "
            + "\(most.accounts.of("account")); \(last.accounts.grouped) in the last."
    }

    /// The round number that lines across are apart, so that at most five of them are needed.
    private static func step(to most: Int) -> Int {
        var unit = 1
        while true {
            for step in [unit, 2 * unit, 5 * unit] where most <= 5 * step { return step }
            unit *= 10
        }
    }
}
