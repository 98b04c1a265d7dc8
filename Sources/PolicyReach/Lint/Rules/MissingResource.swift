internal import PolicyLanguage

extension LintRule {
    /// A statement about nothing.
    static let missingResource = LintRule(
        .missingResource,
        title: "A statement names no Resource",
        why: "Only policies of resources may leave it out, where it is the resource itself. Others are refused.",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html",
        kinds: [.scp, .rcp, .identity],
        examples: [
            .refuses("no resource", #"{"Effect": "Deny", "Action": "organizations:LeaveOrganization"}"#),
            .spares("any resource", .deny("organizations:LeaveOrganization")),
            .spares(
                "others than one",
                #"{"Effect": "Deny", "Action": "s3:*", "NotResource": "arn:aws:s3:::b/*"}"#
            ),
        ]
    ) { run in
        for (number, statement) in run.statements where statement.resources == nil {
            let message = "the statement names no Resource; write \"Resource\": \"*\""
            run.report(.error, statement.position, statement: number, message)
        }
    }
}
