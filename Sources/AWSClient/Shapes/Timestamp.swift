/// Moments as the AWS CLI (version 2) prints them: ISO 8601, as Python's `datetime.isoformat()` writes it.
///
/// Moments that come as seconds since 1970 are printed in UTC, as an AWS CLI does where `TZ` is `UTC`.
///
/// Source: <https://docs.aws.amazon.com/cli/latest/userguide/cliv2-migration-changes.html#cliv2-migration-timestamp>
enum Timestamp {
    /// The text of a moment that came as a number or as a text. A text that is no moment stays as it is.
    static func text(of json: JSON, at place: String) throws(ShapeError) -> String {
        switch json {
        case .integer(let seconds): try text(secondsSince1970: Double(seconds), at: place)
        case .real(let seconds): try text(secondsSince1970: seconds, at: place)
        case .string(let string):
            if let seconds = Double(string) {
                try text(secondsSince1970: seconds, at: place)
            } else {
                ISOMoment(string)?.text ?? string
            }
        default: throw ShapeError(expected: "a moment", place: place)
        }
    }

    /// Rounds to microseconds, half to even, as Python does.
    private static func text(secondsSince1970: Double, at place: String) throws(ShapeError) -> String {
        // The years 1 to 9999, as Python has them.
        guard secondsSince1970 >= -62_135_596_800, secondsSince1970 < 253_402_300_800 else {
            throw ShapeError(expected: "a moment", place: place)
        }
        var seconds = Int(secondsSince1970.rounded(.towardZero))
        var micros = Int(((secondsSince1970 - Double(seconds)) * 1e6).rounded(.toNearestOrEven))
        if micros >= 1_000_000 {
            seconds += 1
            micros -= 1_000_000
        } else if micros < 0 {
            seconds -= 1
            micros += 1_000_000
        }
        return ISOMoment(secondsSince1970: seconds, micros: micros).text
    }
}

/// A moment by its parts.
private struct ISOMoment {
    var year = 0
    var month = 0
    var day = 0
    var hour = 0
    var minute = 0
    var second = 0
    var micros = 0
    /// As it is printed: `+00:00`; nothing where the text named none.
    var offset = ""

    /// Days to dates by the civil calendar, counted in eras of 400 years that begin on March 1.
    init(secondsSince1970: Int, micros: Int) {
        let days = secondsSince1970 >= 0 ? secondsSince1970 / 86400 : (secondsSince1970 - 86399) / 86400
        let rest = secondsSince1970 - days * 86400
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
        self.micros = micros
        offset = "+00:00"
    }

    /// Reads `2015-03-01T09:00:00.123Z` and the like; nil where the text is something else.
    init?(_ text: String) {
        var rest = Substring(text)
        guard let year = rest.take(4), rest.skip("-"), let month = rest.take(2), rest.skip("-"), let day = rest.take(2),
            (1...12).contains(month), (1...31).contains(day), year >= 1
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
        guard !rest.isEmpty else { return }
        guard rest.skip("T") || rest.skip(" "), let hour = rest.take(2), rest.skip(":"), let minute = rest.take(2),
            hour < 24, minute < 60
        else { return nil }
        (self.hour, self.minute) = (hour, minute)
        if rest.skip(":") {
            guard let second = rest.take(2), second < 60 else { return nil }
            self.second = second
        }
        if rest.skip(".") {
            guard let micros = rest.takeMicros() else { return nil }
            self.micros = micros
        }
        guard !rest.isEmpty else { return }
        guard let offset = rest.takeOffset(), rest.isEmpty else { return nil }
        self.offset = offset
    }

    var text: String {
        let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
        let time = "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))"
        return date + "T" + time + (micros == 0 ? "" : "." + padded(micros, 6)) + offset
    }
}

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

extension Substring {
    fileprivate mutating func skip(_ text: String) -> Bool {
        guard hasPrefix(text) else { return false }
        removeFirst(text.count)
        return true
    }

    fileprivate mutating func take(_ count: Int) -> Int? {
        let digits = prefix(count)
        guard digits.utf8.count == count, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        removeFirst(count)
        return Int(digits)
    }

    /// The digits behind a point, of which six count.
    fileprivate mutating func takeMicros() -> Int? {
        let digits = prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty else { return nil }
        removeFirst(digits.count)
        return Int((digits + "000000").prefix(6))
    }

    fileprivate mutating func takeOffset() -> String? {
        if skip("Z") || skip("z") { return "+00:00" }
        guard let sign = first, sign == "+" || sign == "-" else { return nil }
        removeFirst()
        guard let hours = take(2), hours < 24 else { return nil }
        _ = skip(":")
        let minutes = isEmpty ? 0 : take(2)
        guard let minutes, minutes < 60 else { return nil }
        let isZero = hours == 0 && minutes == 0
        return (isZero ? "+" : String(sign)) + padded(hours, 2) + ":" + padded(minutes, 2)
    }
}
