/// What AWS answers to a request, and because of what.
public struct Decision: Hashable, Sendable {
    /// The answer.
    public enum Outcome: String, Hashable, Sendable {
        case allow
        /// Nothing allows it.
        case implicitDeny = "implicit_deny"
        /// A statement denies it.
        case explicitDeny = "explicit_deny"
        /// AWS does not say what it makes of one of the policies, and the answer hangs on it.
        case unknown
    }

    /// A statement that the answer rests on.
    public struct Cause: Hashable, Sendable {
        /// Which of the request's bounds or grants it stands in.
        public let source: PolicySource
        /// The level of an organization's tree, from the root down; nil where there are none.
        public let level: Int?
        /// The place of the policy in its list; nil where the level as a whole allows nothing.
        public let policy: Int?
        /// The place of the statement in its policy.
        public let statement: Int?

        /// The statement at this place.
        public init(source: PolicySource, level: Int?, policy: Int?, statement: Int?) {
            self.source = source
            self.level = level
            self.policy = policy
            self.statement = statement
        }
    }

    /// The answer.
    public let outcome: Outcome
    /// The statements that deny; or those that allow; or the levels at which nothing does.
    public let because: [Cause]
}

/// A kind of policy that has a say in a request.
public enum PolicySource: String, Hashable, Sendable {
    case serviceControl = "service-control-policy"
    case resourceControl = "resource-control-policy"
    case identity = "identity-policy"
    case resource = "resource-policy"
}
