internal import PolicyLanguage

extension LintRule {
    /// All of nothing.
    static let forAllValuesSingleValued = LintRule(
        .forAllValuesSingleValued,
        title: "ForAllValues or ForAnyValue lets absent keys through",
        why:
            "ForAllValues holds where the key is absent. On a key with one value, it makes an Allow of requests that do not "
            + "have the key; on a list, an Allow needs \"Null\": {KEY: \"false\"} beside it. AWS advises against both "
            + "prefixes on keys with one value.",
        source:
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html",
        examples: [
            .warns(
                "one value",
                of: .identity,
                .allow("s3:*", if: #""ForAllValues:StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}"#)
            ),
            .warns(
                "one value, denied",
                .deny(if: #""ForAllValues:ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#)
            ),
            .warns(
                "a list without a look whether it is there",
                of: .identity,
                .allow("ec2:CreateTags", if: #""ForAllValues:StringEquals": {"aws:TagKeys": ["owner"]}"#)
            ),
            .notes("any of one value", .deny(if: #""ForAnyValue:StringLike": {"aws:PrincipalArn": "*:root"}"#)),
            .spares(
                "a list that is there",
                of: .identity,
                .allow(
                    "ec2:CreateTags",
                    if: #""ForAllValues:StringEquals": {"aws:TagKeys": ["owner"]}, "Null": {"aws:TagKeys": "false"}"#
                )
            ),
            .spares("any of a list", .deny(if: #""ForAnyValue:StringEquals": {"aws:TagKeys": "owner"}"#)),
        ]
    ) { run in
        for placed in run.conditions where placed.condition.operator.quantifier != .none {
            let condition = placed.condition
            let isForAll = condition.operator.quantifier == .forAllValues
            let plain = placed.operatorName.drop { $0 != ":" }.dropFirst()
            if ConditionKey.isSingleValued(condition.lowerCasedKey) {
                let consequence = isForAll ? " and the condition holds where it is absent" : ""
                run.report(
                    isForAll ? .warning : .note,
                    placed,
                    "\(condition.key) holds one value\(consequence); write \(plain)"
                )
            } else if isForAll, !placed.statement.denies, run.canBeAbsent(condition, in: placed.statement) {
                run.report(
                    .warning,
                    placed,
                    "\(placed.operatorName) holds where \(condition.key) is absent, so that is allowed; add "
                        + "\"Null\": {\"\(condition.key)\": \"false\"}"
                )
            }
        }
    }
}

extension LintRun {
    /// Whether a statement can be about a request in which the key of a condition is absent.
    mutating func canBeAbsent(_ condition: Condition, in statement: Statement) -> Bool {
        guard let literals = space.literals(statement), let absent = Condition("Null", condition.key, ["true"]) else {
            return false
        }
        return space.answer(literals + [space.literal(absent)]) != .impossible
    }
}
