public import PolicyLanguage

/// What a stack of policies does to a set of requests of a root user, by proof.
public struct Proof: Sendable {
    /// Whether the property holds.
    public enum Result: String, Hashable, Sendable {
        /// Every request of the set is denied.
        case proved
        /// One gets through.
        case refuted
        /// What is known of the policies, or the search, does not tell.
        case unknown
        /// No policy binds the account.
        case notApplicable = "not_applicable"
    }

    /// The property in question.
    public let property: Property
    /// Whose requests.
    public internal(set) var user: RootUser
    /// Whether it holds.
    public let result: Result
    /// For a proof: the statements, or the levels that allow nothing, that together suffice for it.
    public internal(set) var by: [Deciding]
    /// For a refutation: what gets through, each part with a request that does.
    public internal(set) var remainder: [Remainder]
    /// Whether the remainder is all that gets through.
    public let isRemainderComplete: Bool
    /// What the answer takes for granted, as sentences.
    public internal(set) var assumptions: [String]
    /// What stands in the way of an answer, or of a complete one, as sentences.
    public let doubts: [String]
    /// Ways in which a request that does get through makes credentials that no policy for root users binds.
    public let escapes: [String]

    /// A statement that decides, or a level that allows nothing.
    public struct Deciding: Hashable, Sendable {
        /// The kind of policy.
        public let source: PolicySource
        /// The level, from the root down.
        public let level: Int
        /// The node that the policy hangs on; nil where the policies came without a tree.
        public let node: String?
        /// The place of the policy in its level; nil for a level that allows nothing.
        public let policyIndex: Int?
        /// The policy's id; nil for a level that allows nothing.
        public let policy: String?
        /// The policy's name.
        public let name: String?
        /// The place of the statement in its policy; nil for a level that allows nothing.
        public let statement: Int?
        /// The statement's own name.
        public let sid: String?
    }
}

/// A set of requests that get through, in words and as a policy would say it.
public struct Remainder: Sendable {
    /// A condition as a policy writes it.
    public struct ConditionText: Hashable, Sendable {
        /// Such as `StringEquals`.
        public let `operator`: String
        /// Such as `aws:RequestedRegion`.
        public let key: String
        /// The operands.
        public let values: [String]
    }

    /// What a statement about requests says of them.
    public struct Description: Hashable, Sendable {
        /// Patterns of which the action matches one.
        public var actions: [String] = ["*"]
        /// Patterns of which it matches none.
        public var notActions: [String] = []
        /// Patterns of which the resource matches one.
        public var resources: [String] = ["*"]
        /// Patterns of which it matches none.
        public var notResources: [String] = []
        /// Further lists of patterns, of each of which one has to match the action or the resource.
        public var within: [[String]] = []
        /// Conditions that all hold.
        public var conditions: [ConditionText] = []
    }

    /// In one sentence.
    public let sentence: String
    /// With what the requests are made.
    public let credential: Credential
    /// Which requests they are.
    public let description: Description
    /// Those of them that are denied after all.
    public let except: [Description]
    /// One that gets through.
    public let witness: Request
}
