internal import PolicyLanguage

/// Moments of which one meets a set of comparisons if any moment does.
enum DateCandidates {
    /// When nothing else is asked for.
    static let usual: Int64 = 1_767_268_800_000  // 2026-01-01T12:00:00Z
    private static let earliest: Int64 = -62_135_596_800_000
    private static let latest: Int64 = 253_402_300_799_999

    /// Each operand and the milliseconds beside it, the seconds around it, and both ends of the calendar.
    static func moments(_ operands: [Int64]) -> [Int64] {
        var moments = [earliest, latest]
        for operand in operands {
            let second = operand - (operand % 1000 + 1000) % 1000
            for moment in [second - 1000, second, second + 1000] + (operand == second ? [] : [operand]) {
                moments += [moment - 1, moment, moment + 1]
            }
        }
        // Whole seconds read better, and so do moments near to what people wrote.
        return [usual]
            + moments.filter { (earliest...latest).contains($0) }.sorted {
                ($0 % 1000 == 0 ? 0 : 1, abs($0 - usual), $0) < ($1 % 1000 == 0 ? 0 : 1, abs($1 - usual), $1)
            }
    }

    /// Such as `2026-01-01T12:00:00Z`.
    static func text(_ milliseconds: Int64) -> String {
        let seconds = (milliseconds - (milliseconds % 1000 + 1000) % 1000) / 1000
        let fraction = milliseconds - seconds * 1000
        let days = (seconds - (seconds % 86_400 + 86_400) % 86_400) / 86_400
        let date = CivilDate(daysSince1970: days)
        let rest = seconds - days * 86_400
        var text: [UInt8] = []
        text.reserveCapacity(24)
        text.append(date.year, digits: 4, before: "-")
        text.append(date.month, digits: 2, before: "-")
        text.append(date.day, digits: 2, before: "T")
        text.append(rest / 3600, digits: 2, before: ":")
        text.append(rest / 60 % 60, digits: 2, before: ":")
        if fraction == 0 {
            text.append(rest % 60, digits: 2, before: "Z")
        } else {
            text.append(rest % 60, digits: 2, before: ".")
            text.append(fraction, digits: 3, before: "Z")
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension [UInt8] {
    /// Adds the last digits of a number, and a mark behind them.
    fileprivate mutating func append(_ number: Int64, digits: Int, before mark: Unicode.Scalar) {
        var power: Int64 = 1
        for _ in 1..<digits { power *= 10 }
        while power > 0 {
            append(UInt8(ascii: "0") + UInt8(number / power % 10))
            power /= 10
        }
        append(UInt8(ascii: mark))
    }
}
