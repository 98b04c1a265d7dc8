internal import PolicyLanguage

extension LintRule {
    /// MFA is asked for, and cannot be set up.
    static let lockOutMFAEnrolment = LintRule(
        .lockOutMFAEnrolment,
        title: "Root without MFA can no longer enrol a device",
        why:
            "Enrolling takes iam:CreateVirtualMFADevice, iam:EnableMFADevice and iam:ListMFADevices in a session without "
            + "MFA. Enrol devices before the guard is attached, or detach it for that long. Excepting the three actions "
            + "has a price: whoever has root's password can then enrol a device of his own.",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-virt-mfa-for-root.html",
        kinds: [.scp],
        examples: [
            .notes(
                "the guard everybody copies",
                .deny(
                    if:
                        #""BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}, "StringLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#
                )
            ),
            .notes(
                "one of the three is missing",
                .denyAllBut(
                    #"["iam:CreateVirtualMFADevice", "iam:EnableMFADevice"]"#,
                    if: #""BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}"#
                )
            ),
            .spares(
                "the three are excepted",
                .denyAllBut(
                    #"["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:ListMFADevices"]"#,
                    if: #""BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}"#
                )
            ),
            .spares(
                "root is denied with MFA, too",
                .deny(if: #""ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#)
            ),
            .spares("only keys are denied", .deny(if: #""Null": {"aws:MultiFactorAuthPresent": "true"}"#)),
        ]
    ) { run in
        for rootGuard in run.rootGuards() where rootGuard.dependsOnMFA {
            let statement = rootGuard.statement
            var denied: [String] = []
            for action in ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:ListMFADevices"] {
                let isDenied = run.root.denies(action, .sessionWithoutMFA, by: statement)
                if isDenied, !run.root.denies(action, .sessionWithMFA, by: statement) { denied.append(action) }
            }
            guard !denied.isEmpty else { continue }
            run.report(
                .note,
                statement.position,
                statement: rootGuard.index,
                "root without MFA can no longer enrol a device (\(denied.joined(separator: ", "))); enrol before this is "
                    + "attached. Excepting these lets whoever has the password enrol his own"
            )
            return
        }
    }
}
