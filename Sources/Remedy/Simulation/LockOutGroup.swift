public import Organization

/// Something that a proposed policy locks root users out of that they can do now.
public struct LockOutGroup: Hashable, Sendable {
    /// What it is.
    public let lockOut: LockOut
    /// The accounts whose root users it concerns, by id.
    public let accounts: [AccountID]
}
