/// Reads one ISO 8601 moment from UTF-8. What is left over or out of range makes it fail.
public struct ISO8601Scanner {
    /// Which texts are moments.
    public enum Profile: Sendable {
        /// What AWS writes and people type: a whole date; `T`, `t` or a space; a time without an offset is UTC.
        case lenient
        /// <https://www.w3.org/TR/NOTE-datetime>: a date may stop at its year or month; a time has an offset.
        case w3c
    }

    private var rest: Slice<UnsafeBufferPointer<UInt8>>
    private let profile: Profile

    /// A scanner of these bytes.
    public init(_ bytes: UnsafeBufferPointer<UInt8>, _ profile: Profile) {
        rest = bytes[...]
        self.profile = profile
    }

    /// The moment in milliseconds since 1970-01-01T00:00:00Z; nil where the bytes name none.
    public mutating func moment() -> Int64? {
        guard let date = date() else { return nil }
        let midnight = date.daysSince1970 * 86_400_000
        if rest.isEmpty { return midnight }
        guard takeSeparator(), let time = timeOfDay(), let offset = offset(), rest.isEmpty else { return nil }
        return midnight + time - offset
    }

    private mutating func date() -> CivilDate? {
        guard let year = digits(4) else { return nil }
        let mayStop = profile == .w3c
        if mayStop, rest.isEmpty { return CivilDate(year: year, month: 1, day: 1) }
        guard take("-"), let month = digits(2) else { return nil }
        if mayStop, rest.isEmpty { return CivilDate(year: year, month: month, day: 1) }
        guard take("-"), let day = digits(2) else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    private mutating func takeSeparator() -> Bool {
        take("T") || (profile == .lenient && (take("t") || take(" ")))
    }

    /// Milliseconds since midnight.
    private mutating func timeOfDay() -> Int64? {
        guard let hour = digits(2), hour < 24, take(":"), let minute = digits(2), minute < 60 else { return nil }
        var milliseconds = (hour * 60 + minute) * 60_000
        guard take(":") else { return milliseconds }
        guard let second = digits(2), second < 60 else { return nil }
        milliseconds += second * 1000
        guard take(".") else { return milliseconds }
        guard let fraction = fraction() else { return nil }
        return milliseconds + fraction
    }

    /// The first three digits after the point count; the others only have to be digits.
    private mutating func fraction() -> Int64? {
        var milliseconds: Int64 = 0
        var scale: Int64 = 100
        var count = 0
        while let digit = digit() {
            milliseconds += digit * scale
            scale /= 10
            count += 1
        }
        return count > 0 ? milliseconds : nil
    }

    /// Milliseconds east of UTC.
    private mutating func offset() -> Int64? {
        if take("Z") { return 0 }
        if profile == .lenient, rest.isEmpty || take("z") { return 0 }
        let sign: Int64
        if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return nil }
        guard let hours = digits(2), hours < 24 else { return nil }
        if profile == .lenient, rest.isEmpty { return sign * hours * 3_600_000 }
        guard take(":") || profile == .lenient else { return nil }
        guard let minutes = digits(2), minutes < 60 else { return nil }
        return sign * (hours * 60 + minutes) * 60_000
    }

    private mutating func digits(_ count: Int) -> Int64? {
        var number: Int64 = 0
        for _ in 0..<count {
            guard let digit = digit() else { return nil }
            number = number * 10 + digit
        }
        return number
    }

    private mutating func digit() -> Int64? {
        guard let byte = rest.first, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
        rest = rest.dropFirst()
        return Int64(byte - UInt8(ascii: "0"))
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest = rest.dropFirst()
        return true
    }
}
