public import Organization

/// What a root user did on one day.
public struct UseDay: Hashable, Sendable {
    /// The account.
    public let account: AccountID
    /// The day, counted in UTC from 1970-01-01.
    public let day: Int
    /// How many events of any kind concern the account's root user.
    public let events: Int
    /// How many times a person or a holder of a key used the root user.
    public let uses: Int
    /// How many of the uses were part of a task that only the root user can do.
    public let rootOnlyUses: Int
    /// How many times somebody failed to sign in.
    public let failedSignIns: Int

    /// Whether the root user was used, and for nothing that needed it: no use of the day was part of a root-only task.
    public var isAvoidable: Bool { uses > 0 && rootOnlyUses == 0 }

    /// How many uses could have been another identity's: all of an avoidable day's, and none of another's.
    public var avoidableUses: Int { isAvoidable ? uses : 0 }

    /// The day that a moment lies in.
    public static func number(of instant: Instant) -> Int {
        Int(number(ofMilliseconds: instant.millisecondsSince1970))
    }

    static let milliseconds: Int64 = 86_400_000

    static func number(ofMilliseconds time: Int64) -> Int64 {
        let (day, rest) = time.quotientAndRemainder(dividingBy: milliseconds)
        return rest < 0 ? day - 1 : day
    }
}
