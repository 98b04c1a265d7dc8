public import Organization
public import Posture

/// What the ledger's history adds up to: who used root over a time, who did it again, and how long failures lived.
public struct Trend: Sendable {
    /// The moment that it looks back from.
    public let asOf: Instant
    /// What it was to tell.
    public let question: TrendQuestion
    /// The first day of which the ledger knows anything, counted from 1970-01-01. What lies before is not known to be quiet.
    public let firstDay: Int
    /// The last day of which it does; nil where there is none.
    public let lastDay: Int?
    /// How many accounts there are, as the newest recorded audits of their organizations have them; without an audit those that were
    /// seen in use.
    public let population: Int
    /// Whether ``population`` is that of an audit.
    public let hasPopulation: Bool
    /// How many accounts used root within the window.
    public let accountsInWindow: Int
    /// How many days of use there are within the window, over all accounts.
    public let useDays: Int
    /// How many of these days had nothing in them that needed the root user, and how many tell.
    public let avoidable: (days: Int, of: Int)
    /// What the newest recorded audit says of use.
    public let snapshot: SnapshotFigure?
    /// Unique accounts by day, week and month, within the window and since ``firstDay``, without holes.
    public let periods: [TrendPeriod: [PeriodFigure]]
    /// Every account that was used within the window, most days first.
    public let accounts: [AccountTrend]
    /// Attempts to sign in that failed within the window, by where they came from, most first.
    public let failedSignIns: [FailedSource]
    /// Unique accounts by organization and by place in it, within the window.
    public let groups: [GroupFigure]
    /// How long failures of each control lived.
    public let lifetimes: [Lifetime]
    /// What recorded audits within the window say otherwise than those before that had the account, the newest first.
    public let changes: [VerdictChange]
    /// The days of use within the window, by account and day.
    public let days: [TrendDay]

    /// Whether the window reaches back to before anything is known.
    public var reachesBeforeHistory: Bool {
        UseDay.number(of: asOf) - question.windowDays + 1 < firstDay
    }

    /// Whether it looks back from a day after the last of which anything is known.
    public var reachesBehindHistory: Bool { lastDay.map { $0 < UseDay.number(of: asOf) } ?? false }

    /// How many accounts were used within the window that the newest audits do not have, or that they leave out.
    public var accountsOutside: Int { hasPopulation ? accounts.count - accountsInWindow : 0 }

    /// The share of accounts that used root within the window.
    public var share: Percent { Percent(accountsInWindow, of: population) }

    /// Where that share may lie at 95 % confidence.
    public var interval: WilsonInterval? { WilsonInterval(accountsInWindow, of: population) }

    /// The accounts used again and again.
    public var offenders: [AccountTrend] { accounts.filter(\.isOffender) }

    /// The accounts used after a quiet time.
    public var relapses: [AccountTrend] { accounts.filter { !$0.relapses.isEmpty } }
}

extension Trend {
    /// What a recorded audit says of use within its own window.
    public struct SnapshotFigure: Hashable, Sendable {
        /// The moment that it speaks of.
        public let asOf: Instant
        /// Its window.
        public let window: Span
        /// How many accounts it has.
        public let accounts: Int
        /// How many of them used root.
        public let used: Int
    }

    /// How many accounts used root in one stretch of time.
    public struct PeriodFigure: Hashable, Sendable {
        /// The first day of the stretch, counted from 1970-01-01; a stretch that the window cuts counts in part.
        public let firstDay: Int
        /// How many accounts used root.
        public let accounts: Int
    }

    /// What one account did within the window.
    public struct AccountTrend: Hashable, Sendable {
        /// The account.
        public let account: AccountID
        /// On how many days it was used.
        public let days: Int
        /// In how many months.
        public let months: Int
        /// On how many days one after another, at most.
        public let longestStreak: Int
        /// The last day of use.
        public let lastDay: Int
        /// How many days ago that was.
        public let daysSince: Int
        /// How many of the days had nothing in them that needed the root user; nil where no trail tells of any.
        public let avoidableDays: Int?
        /// The days of use that followed a quiet time, and how many days it had lasted. The use before may lie before the
        /// window.
        public let relapses: [Relapse]
        /// Whether it was used on so many days, or in so many months, as make a repeat offender.
        public let isOffender: Bool
    }

    /// A use after a quiet time.
    public struct Relapse: Hashable, Sendable {
        /// The day, counted from 1970-01-01.
        public let day: Int
        /// How many days lie between the use before and this one.
        public let quietDays: Int
    }

    /// Attempts to sign in that failed, from one place.
    public struct FailedSource: Hashable, Sendable {
        /// The address; nil where the records do not tell.
        public let source: String?
        /// How many attempts.
        public let attempts: Int
        /// On how many accounts.
        public let accounts: Int
    }

    /// Use in an organization or in a part of it.
    public struct GroupFigure: Hashable, Sendable {
        /// The organization's id; nil for accounts in none.
        public let organization: String?
        /// The ids from the organization's root down to the place, separated by slashes; nil for the organization as a whole.
        public let place: String?
        /// How many accounts are in it.
        public let accounts: Int
        /// How many of them used root within the window.
        public let used: Int
    }

    /// A verdict that is another one than in the audit before.
    public struct VerdictChange: Hashable, Sendable {
        /// The moment of the audit that says otherwise.
        public let asOf: Instant
        /// The account.
        public let account: AccountID
        /// The control.
        public let control: ControlID
        /// What was said before.
        public let before: Status
        /// What is said now.
        public let now: Status
    }
}
