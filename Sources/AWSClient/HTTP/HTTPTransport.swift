/// Sends one request and gives its whole answer; knows nothing of AWS, signs nothing and tries nothing again.
///
/// A closure, so that tests of credentials need no server.
///
/// - Throws: ``TransportError``.
public typealias HTTPTransport =
    @Sendable (_ request: HTTPRequest, _ limits: HTTPLimits) async throws(TransportError) ->
    HTTPAnswer

/// How long an answer may take and how large it may be.
public struct HTTPLimits: Hashable, Sendable {
    /// For the whole exchange.
    public var seconds: Double
    /// Of the answer's body.
    public var bytes: Int

    /// Limits of one exchange.
    ///
    /// - Parameters:
    ///   - seconds: For the whole exchange.
    ///   - bytes: Of the answer's body.
    public init(seconds: Double = 60, bytes: Int = 64 << 20) {
        self.seconds = seconds
        self.bytes = bytes
    }
}

/// Why there is no answer.
public enum TransportError: Error, Hashable, Sendable {
    /// Nobody could be reached: the name is unknown, or the connection is refused.
    case unreachable(String)
    /// The connection broke off before the answer was whole.
    case brokenOff(String)
    /// It took longer than allowed.
    case timedOut
    /// The answer is larger than allowed.
    case tooLarge
}
