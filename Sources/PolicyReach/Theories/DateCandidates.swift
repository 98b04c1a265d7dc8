internal import PolicyLanguage

/// Moments of which one meets a set of comparisons if any moment does.
enum DateCandidates {
    /// When nothing else is asked for.
    static let usual: Int64 = 1_767_268_800_000  // 2026-01-01T12:00:00Z
    private static let earliest: Int64 = -62_135_596_800_000
    private static let latest: Int64 = 253_402_300_799_999

    /// Each operand and the milliseconds beside it, the seconds around it, and both ends of the calendar.
    static func moments(_ operands: [Int64]) -> [Int64] {
        var moments: Set<Int64> = [earliest, latest]
        for operand in operands {
            let second = operand - (operand % 1000 + 1000) % 1000
            for moment in [second - 1000, second, second + 1000, operand] {
                moments.formUnion([moment - 1, moment, moment + 1])
            }
        }
        let inCalendar = moments.filter { (earliest...latest).contains($0) }
        // Whole seconds read better, and so do moments near to what people wrote.
        return [usual]
            + inCalendar.sorted {
                ($0 % 1000 == 0 ? 0 : 1, abs($0 - usual)) < ($1 % 1000 == 0 ? 0 : 1, abs($1 - usual))
            }
    }

    static func texts(_ operands: [Int64]) -> [String] { moments(operands).map(text) }

    /// Such as `2026-01-01T12:00:00Z`.
    static func text(_ milliseconds: Int64) -> String {
        let seconds = (milliseconds - (milliseconds % 1000 + 1000) % 1000) / 1000
        let fraction = milliseconds - seconds * 1000
        let days = (seconds - (seconds % 86_400 + 86_400) % 86_400) / 86_400
        let rest = seconds - days * 86_400
        let time = [rest / 3600, rest / 60 % 60, rest % 60].map { padded($0, 2) }.joined(separator: ":")
        let behind = fraction == 0 ? "" : "." + padded(fraction, 3)
        return "\(CivilDate(daysSince1970: days))T\(time)\(behind)Z"
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
