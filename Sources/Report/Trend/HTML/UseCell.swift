internal import Ledger
internal import Organization

/// The use of one account's root user in one week.
///
/// The shade says on how many days, the shape what for: full where nothing needed the root user, with a round hole where
/// something did, a frame where only a credential report tells of some of it. So neither rests on colour alone.
struct UseCell {
    let level: Int
    let path: String
    let tip: String

    /// Where a cell is drawn.
    struct Place {
        let x: Int
        let y: Int
        let width: Int
        let height: Int
    }

    /// What a week's use was for.
    enum Purpose {
        case avoidable
        case rootOnly
        case untold
    }

    /// The cell of a week of which there is at least one day.
    init(_ days: [TrendDay], week: Int, at place: Place) {
        let needed = days.count { $0.isAvoidable == false }
        let untold = days.count { $0.isAvoidable == nil }
        level = Self.level(days.count)
        path = Self.path(needed > 0 ? .rootOnly : untold > 0 ? .untold : .avoidable, at: place)
        let parts: [(Int, String)] = [
            (needed, "with a root-only task"), (days.count - needed - untold, "avoidable"),
            (untold, "known from a credential report alone"),
        ]
        let words = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        tip =
            "\(days.first?.account.description ?? ""), week of \(TimeAxis.date(of: week)): "
            + "\(days.count.of("day")); \(words)"
    }

    private static func level(_ days: Int) -> Int {
        switch days {
        case ...1: 1
        case 2: 2
        case 3...4: 3
        default: 4
        }
    }

    static let shades = zip(1..., ["1 day of the week", "2 days", "3 or 4 days", "5 to 7 days"]).map {
        UseMap.Shade(level: $0, words: $1)
    }

    static let kinds: [UseMap.Kind] = [
        (.avoidable, "nothing needed the root user"),
        (.rootOnly, "on one day at least, a task that only root can do"),
        (.untold, "some or all of it known from a credential report alone, which does not say what for"),
    ].map { (purpose: Purpose, words: String) in
        UseMap.Kind(path: path(purpose, at: Place(x: 0, y: 0, width: 16, height: 16)), words: words)
    }

    /// Holes are cut by the even-odd rule.
    private static func path(_ purpose: Purpose, at place: Place) -> String {
        let (width, height) = (place.width, place.height)
        let whole = "M\(place.x) \(place.y)h\(width)v\(height)h-\(width)z"
        switch purpose {
        case .avoidable:
            return whole
        case .rootOnly:
            let radius = max(2, min(width, height) / 4)
            let arc = "a\(radius) \(radius) 0 1 0 "
            let start = "M\(place.x + width / 2 - radius) \(place.y + height / 2)"
            return whole + start + arc + "\(2 * radius) 0" + arc + "-\(2 * radius) 0z"
        case .untold:
            let edge = width < 12 ? 2 : 3
            let (inner, high) = (width - 2 * edge, height - 2 * edge)
            return whole + "M\(place.x + edge) \(place.y + edge)h\(inner)v\(high)h-\(inner)z"
        }
    }
}
