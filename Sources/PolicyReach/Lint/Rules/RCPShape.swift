internal import PolicyLanguage

extension LintRule {
    /// Resource control policies have a part of the language only.
    static let rcpShape = LintRule(
        .rcpShape,
        title: "A resource control policy says what such policies cannot say",
        why:
            "They only deny, to everybody, actions of services that they name: Effect is Deny, Principal is \"*\", there "
            + "is no NotAction and no NotPrincipal, and no action is \"*\" alone.",
        source: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html",
        kinds: [.rcp],
        examples: [
            .refuses(
                "it allows",
                of: .rcp,
                #"{"Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*"}"#
            ),
            .refuses("no principal", of: .rcp, .deny("s3:*")),
            .refuses(
                "one principal",
                of: .rcp,
                #"{"Effect": "Deny", "Principal": {"AWS": "111122223333"}, "Action": "s3:*", "Resource": "*"}"#
            ),
            .refuses(
                "all actions",
                of: .rcp,
                #"{"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*"}"#
            ),
            .refuses(
                "all other actions",
                of: .rcp,
                #"{"Effect": "Deny", "Principal": "*", "NotAction": "s3:*", "Resource": "*"}"#
            ),
            .spares(
                "a service's actions",
                of: .rcp,
                #"{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"}"#
            ),
        ]
    ) { run in
        for (number, statement) in run.statements {
            let refuse = { (run: inout LintRun, position: SourcePosition?, message: String) in
                run.report(
                    .error,
                    position ?? statement.position,
                    statement: number,
                    "a resource control policy \(message)"
                )
            }
            let places = statement.places
            if !statement.denies { refuse(&run, nil, "only denies; what allows is attached anyway") }
            if statement.principals != .everybody { refuse(&run, places.principal, "has \"Principal\": \"*\"") }
            if statement.actions.isNegated {
                refuse(&run, places.actions.first, "has no NotAction")
            } else if let index = statement.actions.texts.firstIndex(of: "*") {
                refuse(&run, places.actions[index], "names services; write actions such as \"s3:*\"")
            }
        }
    }
}
