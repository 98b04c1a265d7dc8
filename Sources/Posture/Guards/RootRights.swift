/// Whether the policies over an account let its root user give rights to others: who cannot, loses no way in by being denied more.
public enum RootRights: Hashable, Sendable {
    /// They are not proved to deny it.
    case some
    /// They deny it without MFA.
    case withMFA
    /// They deny it.
    case none
}
