internal import PolicyLanguage

extension LintRule {
    /// A service that nobody has heard of.
    static let unknownService = LintRule(
        .unknownService,
        title: "No service has the prefix of an action",
        why:
            "AWS takes it, and it matches nothing: a denial denies nothing, and an exception excepts nothing. Names are "
            + "those of the catalogue that comes with Taproot; newer services are not in it.",
        source:
            "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
        examples: [
            .warns("a name that is none", .deny("organisations:LeaveOrganization")),
            .warns("a wildcard that no service matches", .deny("organisation*:LeaveOrganization")),
            .spares("a service", .deny("organizations:LeaveOrganization")),
            .spares("a wildcard", .deny("org*:LeaveOrganization")),
        ]
    ) { run in
        var hints = 20
        for action in run.actions where action.isWellFormed && !action.isEverything {
            let services = ActionCatalogue.standard.services(matching: action.service)
            guard services.isEmpty else { continue }
            hints -= 1
            let near = hints > 0 ? ActionCatalogue.standard.services.nearest(to: action.service) : nil
            run.report(
                .warning,
                action.position,
                statement: action.statement,
                "no service has actions that begin with \"\(action.service):\", as of "
                    + "\(ActionCatalogue.standard.date)\(String.hint(near))"
            )
        }
    }
}

extension ActionCatalogue {
    /// The services whose prefix a text with wildcards matches.
    func services(matching text: String) -> [String] {
        if !text.hasWildcard { return has(service: text) ? [text] : [] }
        let pattern = Pattern(action: text)
        return services.filter { pattern.matches(Array($0.utf16)[...]) }
    }
}
