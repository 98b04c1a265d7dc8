internal import AWSClient

/// All calls that a collection may make, as one would type them.
public struct CollectionPlan: Sendable {
    /// A call, and in whose name it is made.
    public struct Step: Hashable, Sendable {
        /// Who asks: `the collector`, `the role`, `the root user`.
        public let actor: String
        /// The call, as the AWS CLI names it: `iam get-account-summary`.
        public let call: String
        /// The permissions that it needs.
        public let permissions: [String]
    }

    /// The calls.
    public let steps: [Step]

    /// The plan of a collection.
    ///
    /// - Parameter options: What is to be taken.
    public init(options: CollectionOptions) {
        var grants = [("the collector", Grant.organization), ("the role in each account", Grant.account)]
        if options.asksRoot { grants.append(("the root user of each account", .rootSession)) }
        if let kind = options.inventory { grants.append(("the role in each account", .inventory(kind))) }
        steps = grants.flatMap { actor, grant in
            grant.operations.filter { options.asksRoot || $0 != .assumeRoot }.map { operation in
                Step(
                    actor: actor,
                    call: "\(operation.service.command) \(operation.verb)",
                    permissions: operation.permissions
                )
            }.sorted { $0.call < $1.call }
        }
    }
}
