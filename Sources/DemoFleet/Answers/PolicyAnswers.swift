/// What Organizations answers about policies of one type.
struct PolicyAnswers {
    let arns: OrganizationARNs

    func list(_ policies: [AttachedPolicy]) -> JSON {
        ["Policies": .array(policies.map(summary))]
    }

    func description(of policy: AttachedPolicy) -> JSON {
        ["Policy": ["PolicySummary": summary(policy), "Content": .string(policy.text.document)]]
    }

    func targets(of policy: AttachedPolicy) -> JSON {
        [
            "Targets": .array(
                policy.targets.map { target in
                    [
                        "TargetId": .string(target.id),
                        "Arn": .string(arn(of: target)),
                        "Name": .string(target.name),
                        "Type": .string(target.kind.rawValue),
                    ]
                }
            )
        ]
    }

    private func summary(_ policy: AttachedPolicy) -> JSON {
        let arn =
            policy.isManagedByAWS
            ? arns.managedPolicy(policy.id, type: policy.type) : arns.policy(policy.id, type: policy.type)
        return [
            "Id": .string(policy.id),
            "Arn": .string(arn),
            "Name": .string(policy.text.name),
            "Description": .string(policy.text.description),
            "Type": .string(policy.type.rawValue),
            "AwsManaged": .bool(policy.isManagedByAWS),
        ]
    }

    private func arn(of target: PolicyTarget) -> String {
        switch target.kind {
        case .root: arns.root(target.id)
        case .organizationalUnit: arns.organizationalUnit(target.id)
        case .account: arns.account(target.id)
        }
    }
}
