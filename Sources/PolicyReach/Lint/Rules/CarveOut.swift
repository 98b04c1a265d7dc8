internal import PolicyLanguage

extension LintRule {
    /// An exception that undoes the rule.
    static let carveOut = LintRule(
        .carveOut,
        title: "An exception in a guard of root users reopens it",
        why:
            "NotAction is meant to leave a few harmless actions open. With iam:*, sts:*, account:* or support:* in it, root "
            + "can make credentials that the guard does not match, or take the account from under it. Only actions that "
            + "no other statement denies are told.",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html",
        kinds: [.scp],
        examples: [
            .warns(
                "IAM and STS",
                .denyAllBut(#"["iam:*", "sts:*"]"#, if: #""ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#)
            ),
            .warns(
                "support and account",
                .denyAllBut(
                    #"["support:*", "account:*"]"#,
                    if: #""BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}"#
                )
            ),
            .spares(
                "a bucket's policy",
                .denyAllBut("s3:*BucketPolicy", if: #""ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#)
            ),
            .spares(
                "enrolling MFA",
                .denyAllBut(
                    #"["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:ListMFADevices"]"#,
                    if: #""BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}"#
                )
            ),
            .spares(
                "denied elsewhere",
                .denyAllBut("sts:*", if: #""ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#),
                .deny("sts:GetFederationToken")
            ),
            .spares("regions", .denyAllBut("iam:*", if: #""StringNotEquals": {"aws:RequestedRegion": "eu-west-1"}"#)),
        ]
    ) { run in
        for rootGuard in run.rootGuards() where rootGuard.statement.actions.isNegated {
            let statement = rootGuard.statement
            let cases = run.casesOf(rootGuard)
            var told: Set<String> = []
            for (index, pattern) in statement.actions.values.enumerated() {
                let matching = RootPower.all.filter { power in
                    pattern.matches(Array(power.action.lowercased().utf16)[...]) && !told.contains(power.action)
                }
                let open = matching.filter { power in cases.contains { !run.root.denies(power.action, $0) } }
                guard !open.isEmpty else { continue }
                told.formUnion(open.map(\.action))
                let words = open.prefix(4).map { "\($0.action), which \($0.consequence)" }
                let more = open.count > 4 ? "; and \(open.count - 4) more such actions" : ""
                run.report(
                    .warning,
                    statement.places.actions[index],
                    statement: rootGuard.index,
                    "the exception \"\(statement.actions.texts[index])\" leaves open \(words.joined(separator: "; "))\(more)"
                )
            }
        }
    }
}

extension LintRun {
    /// The credentials of root itself whose requests a guard is about.
    mutating func casesOf(_ rootGuard: RootGuard) -> [CredentialCase] {
        var cases: [CredentialCase] = []
        for credential in CredentialCase.rootItself where root.matches(rootGuard.statement, credential) {
            cases.append(credential)
        }
        return cases
    }
}
