/// What the client has done so far.
public struct AWSCounts: Hashable, Sendable {
    /// Requests that were sent, by operation: `iam:ListVirtualMFADevices`.
    public var requests: [String: Int] = [:]
    /// How many of them were sent again.
    public var retries = 0
    /// How often AWS said that it was asked too fast.
    public var throttles = 0
    /// How many requests were answered with no.
    public var refusals = 0
    /// How many requests got no answer.
    public var failures = 0
    /// How many bytes came as bodies of answers.
    public var bytes = 0
    /// For how many seconds all calls together waited for their turns and before attempts.
    public var waited = 0.0

    /// Nothing done.
    public init() {}

    /// All requests that were sent.
    public var total: Int { requests.values.reduce(0, +) }
}
