internal import PolicyLanguage

extension LintRule {
    /// Control policies bind all principals below them.
    static let principalInSCP = LintRule(
        .principalInSCP,
        title: "A service control policy or a policy of a principal names a Principal",
        why: "Whom they bind is told by where they are attached. To mean some principals only, ask for them in a "
            + "condition on aws:PrincipalArn.",
        source: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html",
        kinds: [.scp, .identity],
        examples: [
            .refuses(
                "a Principal",
                #"{"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "s3:*", "Resource": "*"}"#
            ),
            .refuses(
                "a NotPrincipal",
                of: .identity,
                #"{"Effect": "Deny", "NotPrincipal": {"AWS": "111122223333"}, "Action": "s3:*", "Resource": "*"}"#
            ),
            .spares(
                "a condition",
                .deny(if: #""ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}, "Null": {"aws:AssumedRoot": "true"}"#)
            ),
        ]
    ) { run in
        for (number, statement) in run.statements where statement.principals != nil {
            let name = statement.principals == .unclear ? "NotPrincipal" : "Principal"
            let kind = run.kind == .scp ? "a service control policy" : "a policy of a user, group or role"
            run.report(
                .error,
                statement.places.principal ?? statement.position,
                statement: number,
                "\(kind) has no \(name); write a condition on aws:PrincipalArn"
            )
        }
    }
}
