internal import Ledger
internal import Organization

/// Days from left to right, in whole lengths of a drawing, so that the page is the same wherever it is made.
struct TimeAxis {
    let days: Range<Int>
    let left: Int
    let width: Int

    /// A month's beginning, or the axis's where no month begins on it.
    struct Tick {
        let x: Int
        let label: String
    }

    /// Where a day begins.
    func position(of day: Int) -> Int {
        left + (day - days.lowerBound) * width / max(1, days.count)
    }

    /// The months that begin on the axis, or every so many of them where they are too many to name.
    var months: [Tick] {
        let period = TrendPeriod.month
        let numbers = (period.number(of: days.lowerBound)...period.number(of: days.upperBound)).filter {
            days.contains(period.firstDay(of: $0))
        }
        let most = max(1, width / Self.labelWidth)
        let step = [1, 2, 3, 6, 12, 24, 60].first { numbers.count <= most * $0 } ?? 120
        let named = numbers.filter { $0.isMultiple(of: step) }
        guard let first = named.first else {
            return [Tick(x: left, label: Self.date(of: days.lowerBound))]
        }
        return named.map { number in
            let month = Self.names[number % 12]
            let label = number == first || number.isMultiple(of: 12) ? "\(month) \(number / 12)" : month
            return Tick(x: position(of: period.firstDay(of: number)), label: label)
        }
    }

    /// `2026-03-01`.
    static func date(of day: Int) -> String {
        String(Instant(millisecondsSince1970: Int64(day) * 86_400_000).description.prefix(10))
    }

    private static let labelWidth = 60
    private static let names = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
