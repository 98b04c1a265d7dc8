internal import PolicyLanguage

extension LintRule {
    /// The central way to root is closed with the other ones.
    static let lockOutAssumeRoot = LintRule(
        .lockOutAssumeRoot,
        title: "Sessions of sts:AssumeRoot are denied as well",
        why:
            "They carry root's ARN, and whether they carry MFA is not documented. An organization that manages root access "
            + "centrally needs them to delete root's credentials and to unlock policies. Except them with "
            + "\"Null\": {\"aws:AssumedRoot\": \"true\"}, which only root's own requests meet.",
        source:
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-assumedroot",
        kinds: [.scp],
        examples: [
            .notes("root is denied", .deny(if: #""ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#)),
            .notes(
                "root is denied without MFA",
                .deny(
                    if:
                        #""BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}, "ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#
                )
            ),
            .notes(
                "root users of some accounts are denied",
                .deny(if: #""ArnLike": {"aws:PrincipalArn": "arn:aws:iam::5*:root"}"#)
            ),
            .spares(
                "the sessions are excepted",
                .deny(if: #""ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}, "Null": {"aws:AssumedRoot": "true"}"#)
            ),
            .spares(
                "nothing that they need",
                .deny("ec2:*", if: #""ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#)
            ),
            .spares("the sessions alone are meant", .deny(if: #""Bool": {"aws:AssumedRoot": "true"}"#)),
            .spares("everybody is denied", .deny("s3:DeleteBucketPolicy")),
        ]
    ) { run in
        for rootGuard in run.rootGuards() {
            let statement = rootGuard.statement
            if run.casesOf(rootGuard).isEmpty { continue }
            let tasks = AssumeRootTask.all.filter { task in
                CredentialCase.assumeRootWithoutMFA.contains { run.root.denies(task.action, $0, by: statement) }
            }
            guard !tasks.isEmpty else { continue }
            run.report(
                .note,
                statement.position,
                statement: rootGuard.index,
                "sessions of sts:AssumeRoot are denied \(tasks.map(\.words).joined(separator: ", ")); except them with "
                    + "\"Null\": {\"aws:AssumedRoot\": \"true\"}"
            )
            return
        }
    }
}
