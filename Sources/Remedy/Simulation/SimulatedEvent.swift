public import Trail

/// An event of the past, and what would have become of it under a proposed policy.
public struct SimulatedEvent: Sendable {
    /// What would have become of it.
    public enum Outcome: Hashable, Sendable {
        /// The policy denies every request that fits what the trail tells.
        case denied
        /// It denies none, and why, as a clause.
        case notDenied(String)
        /// It hangs on these keys, of which the trail tells nothing.
        case depends([String])
    }

    /// The event.
    public let event: ActivityEvent
    /// The action, such as `iam:CreateUser`, as far as the event tells.
    public let action: String
    /// What would have become of it.
    public let outcome: Outcome
}
