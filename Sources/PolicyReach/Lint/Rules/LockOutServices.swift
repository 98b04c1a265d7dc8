internal import PolicyLanguage

extension LintRule {
    /// What AWS does for root is denied to root.
    static let lockOutServices = LintRule(
        .lockOutServices,
        title: "Calls that AWS's services make for root are denied",
        why:
            "Where root asks CloudFormation for an instance, CloudFormation asks EC2 with root's credentials, and that "
            + "request says that there is no MFA, even where root signed in with it. Excepting such calls with "
            + "\"BoolIfExists\": {\"aws:ViaAWSService\": \"false\"} opens them without MFA, too.",
        source:
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-viaawsservice",
        kinds: [.scp],
        examples: [
            .notes(
                "the guard everybody copies",
                .deny(
                    if:
                        #""BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}, "ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#
                )
            ),
            .spares(
                "such calls are excepted",
                .deny(
                    if: #""BoolIfExists": {"aws:MultiFactorAuthPresent": "false", "aws:ViaAWSService": "false"}"#
                )
            ),
            .spares("root is denied anyway", .deny(if: #""ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#)),
        ]
    ) { run in
        for rootGuard in run.rootGuards() where rootGuard.dependsOnMFA {
            let statement = rootGuard.statement
            guard run.root.matches(statement, .service), run.root.matches(statement, .sessionWithoutMFA) else {
                continue
            }
            run.report(
                .note,
                statement.position,
                statement: rootGuard.index,
                "calls that AWS's services make for root carry no MFA and are denied, even where root has MFA; "
                    + "\"BoolIfExists\": {\"aws:ViaAWSService\": \"false\"} would except them"
            )
            return
        }
    }
}
