public import Organization
public import Posture

/// A verdict that would be another one.
public struct VerdictChange: Hashable, Sendable {
    /// The account.
    public let account: AccountID
    /// The control.
    public let control: ControlID
    /// What it is now.
    public let from: Status
    /// What it would be.
    public let to: Status
}
