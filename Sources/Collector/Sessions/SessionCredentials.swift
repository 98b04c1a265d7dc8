internal import AWSClient

/// A session's credentials, and until when they are good. They last as long as was asked for, counted from now: the moment
/// that AWS names means nothing where the clock here is wrong.
struct SessionCredentials: Sendable {
    let credentials: Credentials
    private let end: ContinuousClock.Instant

    /// - Parameters:
    ///   - credentials: what was handed out just now.
    ///   - seconds: for how long they were asked for.
    init(_ credentials: Credentials, seconds: Int) {
        self.credentials = credentials
        // Nothing that is sent in the last minute may arrive in time.
        end = .now + .seconds(seconds - 60)
    }

    var isValid: Bool { .now < end }
}

extension AWSError {
    /// The same, where it befell the credentials that open sessions: without them nothing goes on.
    var ofBase: AWSError {
        guard case .credentialsRefused = self else { return self }
        return .noCredentials("\(self)")
    }
}
