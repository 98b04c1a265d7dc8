/// Whether somebody else than the root user can administer an account.
public enum OtherAdministrator: Hashable, Sendable {
    /// Somebody can; how, as a clause.
    case known(String)
    /// All of the account's users and roles were looked at, and nobody can.
    case none
    /// Nobody can tell; why, as a clause.
    case unknown(String)

    /// Whether it is known that somebody can.
    var isKnown: Bool {
        if case .known = self { true } else { false }
    }
}
