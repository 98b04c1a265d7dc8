internal import PolicyLanguage

extension LintRule {
    /// An action that the service does not have.
    static let unknownAction = LintRule(
        .unknownAction,
        title: "The service has no action of this name",
        why:
            "AWS takes it, and it matches nothing. API operations and actions often differ in name: listing buckets is "
            + "s3:ListAllMyBuckets. Names are those of the catalogue that comes with Taproot; newer actions are not in it.",
        source:
            "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
        examples: [
            .warns("a misspelled action", .deny("iam:CreateAcessKey")),
            .warns("an operation that is no action", .deny("s3:ListBuckets")),
            .warns("a wildcard that nothing matches", .deny("iam:Makes*")),
            .spares("an action in any case", .deny("iam:createaccesskey")),
            .spares("a wildcard", .deny(#"["iam:*AccessKey*", "*:Delete?*", "iam:*"]"#)),
            .spares("a service that the catalogue does not have", .deny("nosuchservice:Do")),
        ]
    ) { run in
        var hints = 20
        var checks = 400
        for action in run.actions where action.isWellFormed && !action.isEverything {
            let services = ActionCatalogue.standard.services(matching: action.service)
            if services.isEmpty { continue }
            checks -= services.count
            guard checks > 0 || services.count == 1 else { continue }
            let pattern = Pattern(action: action.text)
            let isKnown = services.contains { service in
                ActionCatalogue.standard.actions(of: service).contains { pattern.matches($0.lowerCased[...]) }
            }
            if isKnown { continue }
            hints -= 1
            let names = hints > 0 && services.count == 1 ? ActionCatalogue.standard.actions(of: services[0]) : []
            let near = names.lazy.map(\.name).nearest(to: action.text)
            let what =
                action.text.hasWildcard ? "no action matches \(action.text)" : "there is no action \(action.text)"
            run.report(
                .warning,
                action.position,
                statement: action.statement,
                "\(what), as of \(ActionCatalogue.standard.date)\(String.hint(near))"
            )
        }
    }
}
