internal import PolicyLanguage

extension LintRule {
    /// A door beside the door.
    static let escapeFederation = LintRule(
        .escapeFederation,
        title: "Root is denied, but may make itself a federated session",
        why: "With a long-term key root can call sts:GetFederationToken. The session has root's permissions, and is "
            + "arn:…:sts::…:federated-user/…, which no condition on root's ARN matches. Deny the action whenever root is denied.",
        source: "https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html",
        kinds: [.scp],
        examples: [
            .warns(
                "STS is excepted",
                .denyAllBut("sts:*", if: #""ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#)
            ),
            .notes(
                "only some services are denied",
                .deny(#"["ec2:*", "s3:*"]"#, if: #""StringLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#)
            ),
            .spares(
                "nothing else is allowed",
                .allow("ec2:*"),
                .deny("ec2:RunInstances", if: #""StringLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#)
            ),
            .spares("all is denied", .deny(if: #""ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#)),
            .spares(
                "it is denied elsewhere",
                .denyAllBut("sts:*", if: #""ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#),
                .deny("sts:GetFederationToken")
            ),
            .spares(
                "federated sessions are denied as well",
                .denyAllBut("sts:*", if: #""BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}"#)
            ),
            .spares(
                "long-term keys are not denied anything",
                .denyAllBut(
                    "sts:*",
                    if:
                        #""ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}, "Bool": {"aws:MultiFactorAuthPresent": "false"}"#
                )
            ),
        ]
    ) { run in
        let guards = run.rootGuards().sorted { $0.isBroad && !$1.isBroad }
        for rootGuard in guards where rootGuard.isRootOnly {
            guard let literals = run.space.literals(rootGuard.statement), !run.matches(literals, .federatedUser),
                run.root.matches(rootGuard.statement, .key), !run.root.denies("sts:GetFederationToken", .key)
            else { continue }
            run.report(
                rootGuard.isBroad ? .warning : .note,
                rootGuard.statement.position,
                statement: rootGuard.index,
                "sts:GetFederationToken is open to a key of root, and the session that it makes is not denied this; deny it, "
                    + "too"
            )
            return
        }
    }
}
