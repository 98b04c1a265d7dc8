internal import PolicyLanguage

/// A moment in UTC, to the millisecond.
public struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z; negative before.
    public let millisecondsSince1970: Int64

    /// The moment so many milliseconds after 1970-01-01T00:00:00Z.
    public init(millisecondsSince1970: Int64) {
        self.millisecondsSince1970 = millisecondsSince1970
    }

    /// Orders moments in time.
    public static func < (left: Instant, right: Instant) -> Bool {
        left.millisecondsSince1970 < right.millisecondsSince1970
    }

    /// The time from `start` to `end`; negative if `end` comes first.
    public static func - (end: Instant, start: Instant) -> Duration {
        .milliseconds(end.millisecondsSince1970 - start.millisecondsSince1970)
    }
}

extension Instant {
    /// The moment that an ISO 8601 text names.
    ///
    /// Accepted is what AWS writes and people type: `2021-01-24`, `2021-01-24T10:00Z`, `2021-01-24T10:00:00Z`,
    /// a fraction of any length (cut to milliseconds), and an offset `Z`, `+hh:mm`, `+hhmm` or `+hh`.
    /// A time without an offset is taken as UTC. Years 1 to 9999, real calendar days only, no leap seconds.
    public init?(iso8601 text: String) {
        var text = text
        guard let moment = text.withUTF8({ Instant(iso8601: $0) }) else { return nil }
        self = moment
    }

    /// The moment that an ISO 8601 text in UTF-8 names.
    public init?(iso8601 bytes: UnsafeBufferPointer<UInt8>) {
        var scanner = ISO8601Scanner(bytes, .lenient)
        guard let moment = scanner.moment() else { return nil }
        self.init(millisecondsSince1970: moment)
    }

    /// The moment so many seconds after 1970-01-01T00:00:00Z, as version 1 of the AWS CLI prints times.
    ///
    /// Nil beyond the years 1 to 9999.
    public init?(secondsSince1970 seconds: Double) {
        let milliseconds = (seconds * 1000).rounded()
        guard milliseconds >= -62_135_596_800_000, milliseconds < 253_402_300_800_000 else { return nil }
        self.init(millisecondsSince1970: Int64(milliseconds))
    }
}

extension Instant: CustomStringConvertible {
    /// ISO 8601 in UTC: `2021-01-24T10:00:00Z`, with milliseconds only where there are any.
    public var description: String {
        let (whole, remainder) = millisecondsSince1970.quotientAndRemainder(dividingBy: 86_400_000)
        let day = remainder < 0 ? whole - 1 : whole
        let rest = millisecondsSince1970 - day * 86_400_000
        let date = CivilDate(daysSince1970: day)
        let seconds = rest / 1000
        let milliseconds = rest % 1000
        let time = "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
        let fraction = milliseconds == 0 ? "" : ".\(padded(milliseconds, 3))"
        return "\(date)T\(time)\(fraction)Z"
    }
}

private func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
