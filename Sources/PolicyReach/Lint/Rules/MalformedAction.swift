internal import PolicyLanguage

extension LintRule {
    /// What is no action.
    static let malformedAction = LintRule(
        .malformedAction,
        title: "An action is not written as service:Name",
        why: "AWS refuses it. Only * alone needs no service before it.",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html",
        examples: [
            .refuses("no service", .deny("CreateAccessKey")),
            .refuses("no name", .deny("iam:")),
            .refuses("a space", .deny("iam: CreateAccessKey")),
            .spares("all", .deny("*")),
            .spares("a service's", .deny(#"["iam:*", "*:*", "s3:Get*", "IAM:createuser"]"#)),
        ]
    ) { run in
        for action in run.actions where !action.isWellFormed {
            run.report(
                .error,
                action.position,
                statement: action.statement,
                "\"\(action.text)\" is no action; write it as service:Name, such as iam:CreateUser"
            )
        }
    }
}
