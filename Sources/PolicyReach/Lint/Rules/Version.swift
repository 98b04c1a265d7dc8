internal import PolicyLanguage

extension LintRule {
    /// The first version is another language.
    static let version = LintRule(
        .version,
        title: "The policy is not in version 2012-10-17",
        why: "Control policies of an organization must carry this version. In others, leaving it out means the first "
            + "version, in which variables are letters like others.",
        source: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html",
        examples: [
            .text(
                "no version",
                .error,
                #"{"Statement": {"Effect": "Deny", "Action": "organizations:LeaveOrganization", "Resource": "*"}}"#
            ),
            .text(
                "the first version",
                .error,
                #"{"Version": "2008-10-17", "Statement": {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}}"#
            ),
            .text(
                "no version in a bucket's policy",
                of: .resource,
                .warning,
                #"{"Statement": {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"}}"#
            ),
            .spares("the version of 2012", .deny("organizations:LeaveOrganization")),
        ]
    ) { run in
        if run.document.version == .current { return }
        let position = run.document.versionPosition
        let isControlPolicy = run.kind == .scp || run.kind == .rcp
        run.report(
            isControlPolicy ? .error : .warning,
            position ?? run.document.position,
            position == nil
                ? "there is no Version; write \"Version\": \"2012-10-17\""
                : "the Version is the first one; write \"2012-10-17\""
        )
    }
}
