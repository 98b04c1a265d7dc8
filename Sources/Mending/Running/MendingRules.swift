public import Organization
public import Remedy

/// What a run may do, and what has to be said before it does more.
public struct MendingRules: Sendable {
    /// Keys that were used within so many seconds are spared.
    public let window: Int64
    /// Whether they are deleted all the same.
    public let evenIfUsed: Bool
    /// Whether an account may be left without anybody that is known to be able to administer it.
    public let withoutOtherAdministrator: Bool
    /// Whether somebody else can administer an account after a task.
    public let hasOtherAdministrator: @Sendable (AccountID, FixTask) -> OtherAdministrator

    /// Rules of these parts.
    public init(
        window: Int64,
        evenIfUsed: Bool = false,
        withoutOtherAdministrator: Bool = false,
        hasOtherAdministrator: @escaping @Sendable (AccountID, FixTask) -> OtherAdministrator
    ) {
        self.window = window
        self.evenIfUsed = evenIfUsed
        self.withoutOtherAdministrator = withoutOtherAdministrator
        self.hasOtherAdministrator = hasOtherAdministrator
    }
}
