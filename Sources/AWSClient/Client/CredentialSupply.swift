/// Where credentials come from, and who is told when AWS doesn't accept them any more.
public struct CredentialSupply: Sendable {
    /// The credentials of the moment, renewed where they are about to expire.
    public let current: @Sendable () async throws(AWSError) -> Credentials
    /// Is told which credentials AWS didn't accept, so that the next ones are others where there are others.
    public let refused: @Sendable (Credentials) async -> Void

    /// A supply of these closures.
    ///
    /// - Parameters:
    ///   - current: The credentials of the moment.
    ///   - refused: Is told which credentials AWS didn't accept.
    public init(
        current: @escaping @Sendable () async throws(AWSError) -> Credentials,
        refused: @escaping @Sendable (Credentials) async -> Void = { _ in }
    ) {
        self.current = current
        self.refused = refused
    }

    /// Always the same credentials.
    ///
    /// - Parameter credentials: The credentials.
    public init(_ credentials: Credentials) {
        self.init(current: { credentials })
    }
}
