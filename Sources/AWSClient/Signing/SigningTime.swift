internal import FoundationEssentials

/// A time as signatures write it, in UTC.
struct SigningTime {
    /// `20150830T123600Z`
    let stamp: String
    /// `20150830`
    let day: String

    init(_ time: Date) {
        let seconds = Int(time.timeIntervalSince1970.rounded(.down))
        let days = Int((Double(seconds) / 86400).rounded(.down))
        let (year, month, dayOfMonth) = CivilDate.fields(ofDay: days)
        let second = seconds - days * 86400
        day = Self.padded(year, 4) + Self.padded(month, 2) + Self.padded(dayOfMonth, 2)
        let clock = [second / 3600, second / 60 % 60, second % 60].map { Self.padded($0, 2) }.joined()
        stamp = "\(day)T\(clock)Z"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
