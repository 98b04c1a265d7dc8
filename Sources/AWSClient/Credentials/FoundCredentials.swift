/// Credentials, and where they were found.
public struct FoundCredentials: Hashable, Sendable {
    /// What to sign with.
    public let credentials: Credentials
    /// The source that gave them.
    public let source: CredentialSource

    /// Credentials of that source.
    ///
    /// - Parameters:
    ///   - credentials: What to sign with.
    ///   - source: The source that gave them.
    public init(_ credentials: Credentials, from source: CredentialSource) {
        self.credentials = credentials
        self.source = source
    }
}

/// What one source has to say.
enum CredentialOutcome {
    case found(Credentials)
    /// It is not set up here. The reason is a clause by itself.
    case absent(String)
}
