internal import AWSClient

/// The least that a role must be allowed for a collection, made of the calls that the collector makes.
public struct PermissionPolicy: Hashable, Sendable {
    /// Whose policy it is.
    public enum Role: String, Hashable, Sendable, CaseIterable {
        /// Whoever starts the collection: in the management account, or in an account that administrates for it.
        case collector
        /// The role that is assumed in each member account.
        case member
    }

    /// One statement: allowed actions on resources.
    public struct Statement: Hashable, Sendable {
        /// Its name in the policy.
        public let id: String
        /// What is allowed.
        public let actions: [String]
        /// On what.
        public let resources: [String]
        /// The task policies to which `sts:AssumeRoot` is held; empty where nothing is.
        public let taskPolicies: [String]
    }

    /// Its statements.
    public let statements: [Statement]

    /// The policy that fits a collection.
    ///
    /// - Parameters:
    ///   - role: Whose policy.
    ///   - options: What is to be taken.
    ///   - partition: The partition's name, such as `aws`.
    public init(_ role: Role, options: CollectionOptions, partition: String) {
        var statements: [Statement] = []
        if role == .collector {
            let ways: Set<Operation> = [.assumeRole, .assumeRoot]
            statements.append(Self.statement("ReadOrganization", Grant.organization.operations.subtracting(ways)))
            statements.append(
                Statement(
                    id: "EnterMembers",
                    actions: Operation.assumeRole.permissions,
                    resources: options.roleNames.map { "arn:\(partition):iam::*:role/\($0)" },
                    taskPolicies: []
                )
            )
            if options.asksRoot {
                statements.append(
                    Statement(
                        id: "AskRootUsers",
                        actions: Operation.assumeRoot.permissions,
                        resources: ["arn:\(partition):iam::*:root"],
                        taskPolicies: [RootSession.taskPolicy(in: partition)]
                    )
                )
            }
        }
        statements.append(Self.statement("ReadAccount", Grant.account.operations))
        if let kind = options.inventory {
            statements.append(Self.statement("ReadInventory", Grant.inventory(kind).operations))
        }
        self.statements = statements.filter { !$0.actions.isEmpty }
    }

    private static func statement(_ id: String, _ operations: Set<Operation>) -> Statement {
        let actions = Set(operations.flatMap(\.permissions)).sorted()
        return Statement(id: id, actions: actions, resources: ["*"], taskPolicies: [])
    }

    /// The policy's JSON, as IAM takes it.
    public var document: String {
        String(decoding: json.text, as: UTF8.self)
    }

    var json: JSON {
        .object([
            JSON.Member("Version", .string("2012-10-17")),
            JSON.Member("Statement", .array(statements.map(\.json))),
        ])
    }
}

extension PermissionPolicy.Statement {
    fileprivate var json: JSON {
        var members = [
            JSON.Member("Sid", .string(id)), JSON.Member("Effect", .string("Allow")),
            JSON.Member("Action", .array(actions.map(JSON.string))),
            JSON.Member("Resource", .array(resources.map(JSON.string))),
        ]
        if !taskPolicies.isEmpty {
            let held = JSON.object([JSON.Member("sts:TaskPolicyArn", .array(taskPolicies.map(JSON.string)))])
            members.append(JSON.Member("Condition", .object([JSON.Member("StringEquals", held)])))
        }
        return .object(members)
    }
}
