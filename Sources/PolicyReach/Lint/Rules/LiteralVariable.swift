internal import PolicyLanguage

extension LintRule {
    /// A variable that is none.
    static let literalVariable = LintRule(
        .literalVariable,
        title: "A variable stands in a policy whose version has none",
        why: "With version 2008-10-17, or none, ${aws:username} means these fifteen characters and nothing else.",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html",
        examples: [
            .text(
                "in a resource",
                of: .identity,
                .warning,
                #"{"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::b/${aws:username}/*"}}"#
            ),
            .text(
                "in a condition",
                .warning,
                #"""
                {"Version": "2008-10-17", "Statement": {"Effect": "Deny", "Action": "s3:*", "Resource": "*",
                 "Condition": {"StringNotEquals": {"aws:ResourceAccount": "${aws:PrincipalAccount}"}}}}
                """#
            ),
            .spares(
                "in the version that has them",
                .deny("s3:*", if: #""StringNotEquals": {"aws:ResourceAccount": "${aws:PrincipalAccount}"}"#)
            ),
        ]
    ) { run in
        if run.document.version == .current { return }
        for text in run.texts where !text.text.variables.isEmpty {
            run.report(
                .warning,
                text.position,
                statement: text.statement,
                "\(text.text.variables[0].text) stands for itself without \"Version\": \"2012-10-17\""
            )
        }
    }
}
