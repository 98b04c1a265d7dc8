public import Organization

/// An account whose root user a proposed policy denies, and of which nobody else is known to be an administrator.
public struct Unadministered: Hashable, Sendable {
    /// The account.
    public let account: AccountID
    /// What is missing to know; nil where its users, groups, roles and policies show nobody.
    public let gap: Gap?
}
