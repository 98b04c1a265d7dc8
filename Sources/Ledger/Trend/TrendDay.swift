public import Organization

/// A day on which an account's root user was used.
public struct TrendDay: Hashable, Sendable {
    /// The account.
    public let account: AccountID
    /// The day, counted in UTC from 1970-01-01.
    public let day: Int
    /// How many uses trails saw; 0 where only a credential report told of one.
    public let uses: Int
    /// Whether nothing of it needed the root user; nil where only a report told, which says when and not what for.
    public let isAvoidable: Bool?

    /// A day of use.
    public init(account: AccountID, day: Int, uses: Int, isAvoidable: Bool?) {
        self.account = account
        self.day = day
        self.uses = uses
        self.isAvoidable = isAvoidable
    }
}

/// Stretches of time that days are counted by.
public enum TrendPeriod: String, CaseIterable, Hashable, Sendable {
    case day
    case week
    case month

    /// The number of the stretch that a day lies in: days and weeks from 1970, months from year 0. Weeks begin on Mondays
    /// (ISO 8601).
    public func number(of day: Int) -> Int {
        switch self {
        case .day: return day
        // 1970-01-01 was a Thursday.
        case .week: return Self.floor(day + 3, 7)
        case .month:
            let date = CalendarDate(day: day)
            return date.year * 12 + date.month - 1
        }
    }

    /// The first day of a stretch.
    public func firstDay(of number: Int) -> Int {
        switch self {
        case .day: number
        case .week: number * 7 - 3
        case .month: CalendarDate.day(year: Self.floor(number, 12), month: number - 12 * Self.floor(number, 12) + 1)
        }
    }

    static func floor(_ number: Int, _ divisor: Int) -> Int {
        let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

/// A day of the Gregorian calendar.
///
/// Source of the arithmetic: E. G. Richards, Calendars, in: Explanatory Supplement to the Astronomical Almanac, 3rd edition,
/// chapter 15.11.
struct CalendarDate: Hashable {
    let year: Int
    let month: Int

    init(day: Int) {
        let julian = day + 2_440_588
        let f = julian + 1401 + (4 * julian + 274_277) / 146_097 * 3 / 4 - 38
        let e = 4 * f + 3
        let h = 5 * (e % 1461 / 4) + 2
        month = (h / 153 + 2) % 12 + 1
        year = e / 1461 - 4716 + (14 - month) / 12
    }

    /// The first day of a month.
    static func day(year: Int, month: Int) -> Int {
        let shift = (month - 14) / 12
        let julian =
            1461 * (year + 4800 + shift) / 4 + 367 * (month - 2 - 12 * shift) / 12
            - 3 * ((year + 4900 + shift) / 100) / 4 + 1 - 32075
        return julian - 2_440_588
    }
}
