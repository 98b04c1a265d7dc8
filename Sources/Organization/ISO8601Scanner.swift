/// Reads one ISO 8601 moment from UTF-8, strictly: what is left over or out of range makes it fail.
struct ISO8601Scanner {
    private var rest: Slice<UnsafeBufferPointer<UInt8>>

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        rest = bytes[...]
    }

    mutating func moment() -> Instant? {
        guard let date = date() else { return nil }
        let midnight = date.daysSince1970 * 86_400_000
        if rest.isEmpty { return Instant(millisecondsSince1970: midnight) }
        guard take("T") || take("t") || take(" "), let time = timeOfDay(), let offset = offset(), rest.isEmpty else {
            return nil
        }
        return Instant(millisecondsSince1970: midnight + time - offset)
    }

    private mutating func date() -> CivilDate? {
        guard let year = digits(4), take("-"), let month = digits(2), take("-"), let day = digits(2) else { return nil }
        return CivilDate(year: year, month: month, day: day)
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
        if rest.isEmpty || take("Z") || take("z") { return 0 }
        let sign: Int64
        if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return nil }
        guard let hours = digits(2), hours < 24 else { return nil }
        if rest.isEmpty { return sign * hours * 3_600_000 }
        _ = take(":")
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
