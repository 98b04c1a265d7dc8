/// An instant in UTC, to the second: all that the answers of AWS that concern us distinguish.
struct Moment: Comparable, Sendable {
    let secondsSince1970: Int

    /// The instant a span before this one.
    func before(days: Int = 0, hours: Int = 0, minutes: Int = 0, seconds: Int = 0) -> Moment {
        Moment(secondsSince1970: secondsSince1970 - ((days * 24 + hours) * 60 + minutes) * 60 - seconds)
    }

    static func < (left: Moment, right: Moment) -> Bool {
        left.secondsSince1970 < right.secondsSince1970
    }
}

extension Moment {
    /// Midnight of a day in the Gregorian calendar.
    init(year: Int, month: Int, day: Int) {
        // Years begin in March here, so that the leap day is the last of its year; 719,468 days lie between
        // 0000-03-01 and 1970-01-01.
        let year = month > 2 ? year : year - 1
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let days = year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
        self.init(secondsSince1970: days * 86_400)
    }

    /// As IAM and the credential report write it: `2026-01-24T00:00:00+00:00`.
    var withOffset: String {
        var text: [UInt8] = []
        append(to: &text)
        text.append(contentsOf: "+00:00".utf8)
        return String(decoding: text, as: UTF8.self)
    }

    /// As Organizations writes it: `2026-01-24T00:00:00.123000+00:00`. The fraction only has
    /// to look like one.
    var withFraction: String {
        var text: [UInt8] = []
        append(to: &text)
        text.append(UInt8(ascii: "."))
        Self.append(secondsSince1970 % 997, digits: 3, to: &text)
        text.append(contentsOf: "000+00:00".utf8)
        return String(decoding: text, as: UTF8.self)
    }

    /// As the manifest writes it: `2026-01-24T00:00:00Z`.
    var withZ: String {
        var text: [UInt8] = []
        append(to: &text)
        text.append(UInt8(ascii: "Z"))
        return String(decoding: text, as: UTF8.self)
    }

    /// Date and time without any zone.
    func append(to text: inout [UInt8]) {
        let (days, second) = secondsSince1970.quotientAndRemainder(dividingBy: 86_400)
        let shifted = days + 719_468
        let (era, dayOfEra) = shifted.quotientAndRemainder(dividingBy: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        Self.append(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), digits: 4, to: &text)
        text.append(UInt8(ascii: "-"))
        Self.append(month, digits: 2, to: &text)
        text.append(UInt8(ascii: "-"))
        Self.append(dayOfYear - (153 * marchMonth + 2) / 5 + 1, digits: 2, to: &text)
        text.append(UInt8(ascii: "T"))
        Self.append(second / 3_600, digits: 2, to: &text)
        text.append(UInt8(ascii: ":"))
        Self.append(second / 60 % 60, digits: 2, to: &text)
        text.append(UInt8(ascii: ":"))
        Self.append(second % 60, digits: 2, to: &text)
    }

    private static func append(_ number: Int, digits: Int, to text: inout [UInt8]) {
        var divisor = 1
        for _ in 1..<digits { divisor *= 10 }
        while divisor > 0 {
            text.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }
}
