internal import AWSClient

/// The least that whoever runs `taproot fix --apply` must be allowed.
public enum MendingPermissions {
    /// The policy's JSON, as IAM takes it.
    ///
    /// - Parameter partition: The partition's name, such as `aws`.
    /// - Returns: The text.
    public static func document(partition: String) -> String {
        let organization: [Operation] = [
            .describeOrganization, .listPolicies, .describePolicy, .listPoliciesForTarget, .createPolicy, .attachPolicy,
        ]
        let tasks = JSON.object([
            JSON.Member("sts:TaskPolicyArn", .string(RootSessions.taskPolicy(in: partition)))
        ])
        let statements = [
            statement("AttachGuards", organization.flatMap(\.permissions), on: "*"),
            statement(
                "OpenRootSessions",
                Operation.assumeRoot.permissions,
                on: "arn:\(partition):iam::*:root",
                where: .object([JSON.Member("StringEquals", tasks)])
            ),
        ]
        let document = JSON.object([
            JSON.Member("Version", .string("2012-10-17")), JSON.Member("Statement", .array(statements)),
        ])
        return String(decoding: document.text, as: UTF8.self)
    }

    private static func statement(
        _ id: String,
        _ actions: [String],
        on resource: String,
        where condition: JSON? = nil
    ) -> JSON {
        .object(
            [
                JSON.Member("Sid", .string(id)), JSON.Member("Effect", .string("Allow")),
                JSON.Member("Action", .array(actions.map(JSON.string))), JSON.Member("Resource", .string(resource)),
            ] + (condition.map { [JSON.Member("Condition", $0)] } ?? [])
        )
    }
}
