internal import FoundationEssentials

/// The times at which credentials expire, as AWS and credential processes write them.
///
/// Source: <https://www.rfc-editor.org/rfc/rfc3339#section-5.6>; the AWS CLI's first version wrote `UTC` for `Z`.
enum CredentialTime {
    /// Nil where the text is no such time.
    static func parse(_ text: String) -> Date? {
        let fields = text.utf8.split(separator: UInt8(ascii: "T"), maxSplits: 1)
        guard fields.count == 2 else { return nil }
        let clock = fields[1].prefix { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") || isDigit($0) }
        let whole = clock.prefix { $0 != UInt8(ascii: ".") }
        guard let date = numbers(fields[0], separator: "-", widths: [4, 2, 2]),
            let time = numbers(whole, separator: ":", widths: [2, 2, 2]),
            let offset = offset(fields[1].dropFirst(clock.count)),
            (1...12).contains(date[1]), (1...31).contains(date[2]), time[0] < 24, time[1] < 60, time[2] <= 60
        else { return nil }
        let day = CivilDate.day(year: date[0], month: date[1], day: date[2])
        return Date(timeIntervalSince1970: Double(day * 86400 + time[0] * 3600 + time[1] * 60 + time[2] - offset))
    }

    /// Seconds east of Greenwich.
    private static func offset(_ text: Substring.UTF8View) -> Int? {
        let zone = String(Substring(text))
        if ["Z", "z", "UTC"].contains(zone) { return 0 }
        let digits = zone.dropFirst().filter { $0 != ":" }
        guard zone.hasPrefix("+") || zone.hasPrefix("-"), digits.utf8.count == 4, digits.utf8.allSatisfy(isDigit),
            let number = Int(digits)
        else { return nil }
        return (number / 100 * 3600 + number % 100 * 60) * (zone.hasPrefix("-") ? -1 : 1)
    }

    private static func numbers(_ text: Substring.UTF8View, separator: Unicode.Scalar, widths: [Int]) -> [Int]? {
        let fields = text.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: false)
        guard fields.map(\.count) == widths else { return nil }
        let numbers = fields.compactMap { $0.allSatisfy(isDigit) ? Int(Substring($0)) : nil }
        return numbers.count == widths.count ? numbers : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
