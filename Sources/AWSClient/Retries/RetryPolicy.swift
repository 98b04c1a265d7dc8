/// How stubborn the client is.
///
/// Source: <https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html>
public struct RetryPolicy: Hashable, Sendable {
    /// How often a request is sent at most. AWS's own tools stop after three times; whoever reads a whole organization
    /// would rather wait.
    public var attempts: Int
    /// The longest pause, in seconds.
    public var longestPause: Double

    /// A policy of these bounds.
    ///
    /// - Parameters:
    ///   - attempts: How often a request is sent at most.
    ///   - longestPause: The longest pause, in seconds.
    public init(attempts: Int = 8, longestPause: Double = 20) {
        self.attempts = attempts
        self.longestPause = longestPause
    }

    /// The policy of an environment.
    ///
    /// - Parameter environment: The environment's variables; `AWS_MAX_ATTEMPTS` is looked at.
    public init(environment: [String: String]) {
        self.init()
        if let attempts = environment["AWS_MAX_ATTEMPTS"].flatMap(Int.init), attempts > 0 { self.attempts = attempts }
    }
}
