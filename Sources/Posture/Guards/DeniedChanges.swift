/// What policies over an account are proved to say to changes of its root user's credentials.
public struct DeniedChanges: Hashable, Sendable {
    /// Those that they deny in any case.
    public let always: Set<CredentialChange>
    /// Those beside them that they deny wherever a request shows no MFA. What root sessions show of it is not documented.
    public let withoutMFA: Set<CredentialChange>

    /// Where no policy says anything.
    public static let none = DeniedChanges(always: [], withoutMFA: [])
}
