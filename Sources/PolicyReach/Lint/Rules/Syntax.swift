extension LintRule {
    /// What is no policy binds nobody.
    static let syntax = LintRule(
        .syntax,
        title: "The text is no policy",
        why:
            "AWS refuses a text that is no JSON, that has elements or operators that the language does not have, or that "
            + "lacks elements that it needs. All such places are told, not only the first.",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
        examples: [
            .text("no JSON", .error, "{"),
            .text("no statement", .error, #"{"Version": "2012-10-17"}"#),
            .refuses("an operator that there is not", .deny(if: #""StringIs": {"aws:PrincipalType": "Account"}"#)),
            .refuses(
                "IfExists on Null",
                .deny(if: #""NullIfExists": {"aws:MultiFactorAuthPresent": "true"}"#)
            ),
            .spares("a policy", .deny("organizations:LeaveOrganization")),
        ]
    ) { _ in
        // Reading the text has found them before there was a document to look at.
    }
}
