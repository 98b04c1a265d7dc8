internal import PolicyLanguage

extension LintRule {
    /// A list compared with one value.
    static let singleOperatorOnMultivalued = LintRule(
        .singleOperatorOnMultivalued,
        title: "An operator for one value is used on a key that holds a list",
        why:
            "It never holds where the key is there, not even with Not in its name. Write ForAnyValue: or ForAllValues: "
            + "before it.",
        source:
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html",
        examples: [
            .warns("tags", .deny("ec2:CreateTags", if: #""StringEquals": {"aws:TagKeys": "owner"}"#)),
            .warns(
                "services in between",
                .deny(if: #""StringNotEquals": {"aws:CalledVia": "cloudformation.amazonaws.com"}"#)
            ),
            .warns("an organization's paths", .deny(if: #""StringNotLike": {"aws:PrincipalOrgPaths": "o-a/*"}"#)),
            .spares(
                "any of them",
                .deny("ec2:CreateTags", if: #""ForAnyValue:StringEquals": {"aws:TagKeys": "owner"}"#)
            ),
            .spares("whether it is there", .deny("ec2:CreateTags", if: #""Null": {"aws:TagKeys": "true"}"#)),
            .spares("one value", .deny(if: #""StringEquals": {"aws:CalledViaFirst": "athena.amazonaws.com"}"#)),
        ]
    ) { run in
        for placed in run.conditions where ConditionKey.isMultivalued(placed.condition.lowerCasedKey) {
            let own = placed.condition.operator
            guard own.quantifier == .none, own.comparison != .null else { continue }
            let holdsOnAbsence = own.isNegated || own.ifExists
            run.report(
                .warning,
                placed,
                neverHolds: !holdsOnAbsence,
                "\(placed.condition.key) holds a list, so \(placed.operatorName) "
                    + (holdsOnAbsence ? "only holds where it is absent" : "never holds")
                    + "; write ForAnyValue:\(placed.operatorName) or ForAllValues:\(placed.operatorName)"
            )
        }
    }
}
