internal import PolicyLanguage

extension LintRule {
    /// An exception that nearly nobody gets right.
    static let notPrincipal = LintRule(
        .notPrincipal,
        title: "A statement names whom it does not mean with NotPrincipal",
        why: "With Allow it lets in everybody else, strangers included. With Deny it denies a role's sessions and the "
            + "account itself unless each of them is named, too. AWS advises against it: write ArnNotEquals on "
            + "aws:PrincipalArn.",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html",
        kinds: [.resource],
        examples: [
            .warns(
                "everybody but one account is let in",
                of: .resource,
                #"{"Effect": "Allow", "NotPrincipal": {"AWS": "111122223333"}, "Action": "s3:*", "Resource": "*"}"#
            ),
            .warns(
                "everybody but one role is denied",
                of: .resource,
                #"""
                {"Effect": "Deny", "NotPrincipal": {"AWS": "arn:aws:iam::111122223333:role/x"}, "Action": "s3:*",
                 "Resource": "*"}
                """#
            ),
            .spares(
                "a condition",
                of: .resource,
                #"""
                {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
                 "Condition": {"ArnNotEquals": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/x"}}}
                """#
            ),
        ]
    ) { run in
        for (number, statement) in run.statements where statement.principals == .unclear {
            run.report(
                .warning,
                statement.places.principal ?? statement.position,
                statement: number,
                statement.denies
                    ? "NotPrincipal denies the account and the sessions of roles unless they are named, too; write "
                        + "\"Principal\": \"*\" and ArnNotEquals on aws:PrincipalArn"
                    : "NotPrincipal lets in everybody else in the world; name a Principal"
            )
        }
    }
}
