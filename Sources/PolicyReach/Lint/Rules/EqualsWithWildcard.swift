internal import PolicyLanguage

extension LintRule {
    /// A wildcard that is a letter.
    static let equalsWithWildcard = LintRule(
        .equalsWithWildcard,
        title: "A wildcard stands in an operator that takes it as it stands",
        why: "StringEquals compares letter by letter, and no ARN has a * in it. Write StringLike, or ArnLike for ARNs.",
        source:
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String",
        examples: [
            .warns("the root user", .deny(if: #""StringEquals": {"aws:PrincipalArn": "arn:aws:iam::*:root"}"#)),
            .warns("an exception", .deny(if: #""StringNotEquals": {"aws:PrincipalArn": "arn:aws:iam::*:role/admin"}"#)),
            .warns(
                "any case",
                .deny(if: #""StringEqualsIgnoreCase": {"aws:PrincipalTag/team": "red?"}"#)
            ),
            .spares("StringLike", .deny(if: #""StringLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#)),
            .spares("ArnEquals", .deny(if: #""ArnEquals": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#)),
            .spares("an escape", .deny(if: #""StringEquals": {"aws:PrincipalTag/team": "${*}"}"#)),
        ]
    ) { run in
        for placed in run.conditions {
            let condition = placed.condition
            guard case .string(let comparison) = condition.operator.comparison, comparison != .like else { continue }
            let hasVariables = run.document.version == .current
            let isWild = { (text: String) in (hasVariables ? text.withoutVariables : text).hasWildcard }
            let areAllWild = condition.values.allSatisfy(isWild)
            for (index, value) in condition.values.enumerated() where isWild(value) {
                let other = condition.operator.isNegated ? "StringNotLike" : "StringLike"
                run.report(
                    .warning,
                    placed,
                    value: index,
                    neverHolds: areAllWild && !condition.operator.isNegated,
                    "\(placed.operatorName) takes the wildcard in \"\(value)\" for a letter; write \(other)"
                )
            }
        }
    }
}

extension PlacedCondition {
    /// The operator as it is written.
    var operatorName: String { place.operatorName }
}
