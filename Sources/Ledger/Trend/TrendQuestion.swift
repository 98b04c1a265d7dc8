public import Organization

/// What a trend is to tell.
public struct TrendQuestion: Hashable, Sendable {
    /// The moment that it looks back from; nil means that of the newest thing in the ledger.
    public var asOf: Instant?
    /// Over how many days it looks back, the day of ``asOf`` included.
    public var windowDays: Int
    /// On how many distinct days within the window an account has to be used to be a repeat offender.
    public var offenderDays: Int
    /// Or in how many distinct months.
    public var offenderMonths: Int
    /// After how many days without use another one is a relapse.
    public var quietDays: Int

    /// The question that holds where nothing else is said: 120 days, as the study of 2021 looked back; 3 days or 2 months
    /// make a repeat offender, 90 quiet days a relapse.
    public init(
        asOf: Instant? = nil,
        windowDays: Int = 120,
        offenderDays: Int = 3,
        offenderMonths: Int = 2,
        quietDays: Int = 90
    ) {
        self.asOf = asOf
        self.windowDays = windowDays
        self.offenderDays = offenderDays
        self.offenderMonths = offenderMonths
        self.quietDays = quietDays
    }

    /// The days that it looks back over, counted in UTC from 1970-01-01.
    func window(until asOf: Instant) -> ClosedRange<Int> {
        let today = UseDay.number(of: asOf)
        return (today - windowDays + 1)...today
    }
}
