public import AWSClient
public import Organization

/// What a run needs of the world: AWS, a clock, patience, and somebody to tell.
public struct Surroundings: Sendable {
    /// In whose name AWS is asked.
    public enum Place: Hashable, Sendable {
        /// That of whoever runs the program, in the management account or an account that administrates for it.
        case organization
        /// That of a member's root user, in a session that may list and delete its credentials.
        case rootUser(AccountID)
    }

    /// Asks AWS. Where the error is not ``AWSError/outcomeUnknown(_:)``, nothing was changed.
    public let ask: @Sendable (Call, Place) async throws(AWSError) -> JSON
    /// The moment.
    public let now: @Sendable () -> Instant
    /// Waits for so many seconds, or throws where whoever waits is cancelled.
    public let sleep: @Sendable (Double) async throws -> Void
    /// Is told what happens, a line at a time.
    public let tell: @Sendable (String) -> Void

    /// Surroundings of these closures.
    public init(
        ask: @escaping @Sendable (Call, Place) async throws(AWSError) -> JSON,
        now: @escaping @Sendable () -> Instant,
        sleep: @escaping @Sendable (Double) async throws -> Void,
        tell: @escaping @Sendable (String) -> Void
    ) {
        self.ask = ask
        self.now = now
        self.sleep = sleep
        self.tell = tell
    }
}
