internal import PolicyLanguage

extension LintRule {
    /// What was not looked at is not good.
    static let unchecked = LintRule(
        .unchecked,
        title: "The policy is too large or too tangled to be checked in full",
        why:
            "Proofs stop after a fixed amount of work, so that an answer comes within a second. What was found stands; "
            + "something may be missing.",
        source: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html",
        examples: [.spares("a small policy", .deny("organizations:LeaveOrganization"))]
    ) { run in
        guard run.space.isExhausted || run.root.isExhausted || run.hasGivenUp else { return }
        run.report(
            .note,
            run.document.position,
            "the policy is too large or too tangled to be checked in full; something may be missing here"
        )
    }
}
