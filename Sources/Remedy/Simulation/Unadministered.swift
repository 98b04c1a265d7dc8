internal import Evidence
public import Organization

/// An account whose root user a proposed policy denies, and of which nobody else is known to be an administrator with it.
public struct Unadministered: Hashable, Sendable {
    /// The account.
    public let account: AccountID
    /// What is missing to know; nil where its users, groups, roles and policies show nobody.
    public let gap: Gap?

    /// Nil where somebody else is known to be one.
    init?(_ account: AccountID, _ administrators: AdministratorWays) {
        switch administrators.answer {
        case .known: return nil
        case .none: gap = nil
        case .unknown(let gap): self.gap = gap
        }
        self.account = account
    }
}

/// An account that has other administrators than its root user, whom a proposed policy would bar.
public struct BarredAdministrators: Hashable, Sendable {
    /// The account, and whether it is certain that nobody is left.
    public let after: Unadministered
    /// The roles and users that are known to be administrators now, at most two.
    public let names: [String]
}
