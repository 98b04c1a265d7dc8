/// Whether somebody else than the root user can administer an account.
public enum OtherAdministrator: Hashable, Sendable {
    /// Somebody can.
    case yes
    /// Nobody can; why that is said.
    case no(String)
    /// Nothing tells; what is missing.
    case unknown(String)
}
