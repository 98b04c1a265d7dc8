internal import PolicyLanguage

extension LintRule {
    /// A part of a text where the whole is compared.
    static let likeWithoutWildcard = LintRule(
        .likeWithoutWildcard,
        title: "An operator for wildcards gets none",
        why:
            "StringLike without a wildcard is StringEquals: the whole value has to be the same. A part of a value, such "
            + "as \":root\", matches nothing.",
        source:
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String",
        examples: [
            .warns("a part of an ARN", .deny(if: #""StringLike": {"aws:PrincipalArn": ":root"}"#)),
            .notes("a whole value", .deny(if: #""StringNotLike": {"aws:PrincipalTag/exempt": "true"}"#)),
            .spares("a wildcard", .deny(if: #""StringLike": {"aws:PrincipalArn": "*:root"}"#)),
            .spares("a variable", .deny(if: #""StringLike": {"aws:PrincipalTag/a": "${aws:username}"}"#)),
            .spares(
                "a wildcard in one of two",
                .deny(if: #""StringLike": {"aws:PrincipalTag/team": ["red", "blue*"]}"#)
            ),
        ]
    ) { run in
        for placed in run.conditions where placed.condition.operator.comparison == .string(.like) {
            let condition = placed.condition
            let isPlain = condition.values.allSatisfy { !$0.hasWildcard && $0.variables.isEmpty }
            guard isPlain, !condition.values.isEmpty else { continue }
            let other = condition.operator.isNegated ? "StringNotEquals" : "StringEquals"
            let isARN = condition.lowerCasedKey.hasSuffix("arn")
            if isARN, let index = condition.values.firstIndex(where: { Text($0).arnSegments == nil }) {
                run.report(
                    .warning,
                    placed,
                    value: index,
                    neverHolds: condition.values.count == 1 && !condition.operator.isNegated,
                    "\(condition.key) holds whole ARNs, and \"\(condition.values[index])\" is none and has no wildcard; it "
                        + "matches nothing"
                )
            } else {
                run.report(
                    .note,
                    placed,
                    "\(placed.operatorName) gets no wildcard, so it is \(other): only the whole value matches"
                )
            }
        }
    }
}
