internal import PolicyLanguage

extension LintRule {
    /// Whether a key is there says nothing of what it holds.
    static let nullMisuse = LintRule(
        .nullMisuse,
        title: "Null is used where it does not say what is meant",
        why: "\"Null\": {KEY: \"true\"} holds where the key is absent, \"false\" where it is there, whatever it holds. "
            + "Conditions of a statement are joined by AND, so nothing else can be asked of a key that is to be absent. "
            + "aws:MultiFactorAuthPresent is absent with long-term keys only: sessions without MFA have it, as false. "
            + "AWS advises against a Deny with it and Null.",
        source:
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent",
        examples: [
            .warns("neither true nor false", .deny(if: #""Null": {"aws:TokenIssueTime": "yes"}"#)),
            .warns("both", .deny(if: #""Null": {"aws:TokenIssueTime": ["true", "false"]}"#)),
            .warns(
                "absent and false",
                .deny(if: #""Null": {"aws:SourceVpce": "true"}, "StringEquals": {"aws:SourceVpce": "vpce-1"}"#)
            ),
            .warns(
                "two conditions for an OR",
                .deny(
                    if:
                        #""Null": {"aws:MultiFactorAuthPresent": "true"}, "BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}"#
                )
            ),
            .warns(
                "the only test for MFA",
                .deny(
                    if:
                        #""Null": {"aws:MultiFactorAuthPresent": "true"}, "ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#
                )
            ),
            .warns(
                "MFA that is there need not be true",
                of: .identity,
                .allow("iam:*", if: #""Null": {"aws:MultiFactorAuthPresent": "false"}"#)
            ),
            .warns(
                "AssumeRoot sessions alone",
                .deny(
                    if: #""Null": {"aws:AssumedRoot": "false"}, "ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#
                )
            ),
            .spares(
                "AssumeRoot sessions excepted",
                .deny(if: #""Null": {"aws:AssumedRoot": "true"}, "ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#)
            ),
            .spares("long-term keys", .deny(if: #""Null": {"aws:TokenIssueTime": "true"}"#)),
            .spares(
                "two statements for an OR",
                .deny(if: #""Null": {"aws:MultiFactorAuthPresent": "true"}"#),
                .deny(if: #""Bool": {"aws:MultiFactorAuthPresent": "false"}"#)
            ),
            .spares(
                "there and true",
                of: .identity,
                .allow(
                    "iam:*",
                    if:
                        #""Null": {"aws:MultiFactorAuthPresent": "false"}, "Bool": {"aws:MultiFactorAuthPresent": "true"}"#
                )
            ),
        ]
    ) { run in
        for placed in run.conditions where placed.condition.operator.comparison == .null {
            let condition = placed.condition
            for (index, value) in condition.values.enumerated() {
                if ["true", "false"].contains(value.lowercased()) || !value.variables.isEmpty { continue }
                let message = "\"\(value)\" is neither true nor false, and Null takes it for false"
                run.report(.warning, placed, value: index, message)
            }
            guard let wantsAbsence = condition.wantsAbsence else {
                if !condition.values.isEmpty {
                    run.report(.warning, placed, "Null \(condition.key) both true and false always holds")
                }
                continue
            }
            let others = placed.others
            if wantsAbsence, let other = others.first {
                run.reportAbsence(placed, beside: other)
            } else if others.isEmpty {
                run.reportAlone(placed, wantsAbsence: wantsAbsence)
            }
        }
    }
}

extension LintRun {
    /// Something else is asked of a key that is to be absent.
    fileprivate mutating func reportAbsence(_ placed: PlacedCondition, beside other: PlacedCondition) {
        let key = placed.condition.key
        let holds = other.condition.holds(for: nil, in: [:]) == .yes
        report(
            .warning,
            placed,
            neverHolds: !holds,
            holds
                ? "conditions are joined by AND: where \(key) is absent, \(other.name) holds anyway and adds nothing"
                : "conditions are joined by AND: where \(key) is absent, \(other.name) never holds"
        )
    }

    /// Nothing else is asked of the key.
    fileprivate mutating func reportAlone(_ placed: PlacedCondition, wantsAbsence: Bool) {
        switch (placed.condition.lowerCasedKey, placed.statement.effect, wantsAbsence) {
        case (GlobalKey.mfaPresent, .deny, true):
            guard let isFalse = Condition("Bool", GlobalKey.mfaPresent, ["false"]) else { return }
            guard isOpen(placed, where: [isFalse]) else { return }
            report(
                .warning,
                placed,
                "\(placed.condition.key) is absent with long-term keys only; sessions without MFA have it as false and get "
                    + "through. Write BoolIfExists false (or, if keys are meant, Null aws:TokenIssueTime true)"
            )
        case (GlobalKey.mfaPresent, .allow, false):
            report(
                .warning,
                placed,
                "sessions without MFA have \(placed.condition.key), too, as false; write Bool true"
            )
        case (GlobalKey.assumedRoot, .deny, false):
            guard placed.statement.conditions.contains(where: { $0.lowerCasedKey == GlobalKey.principalARN }) else {
                return
            }
            report(
                .warning,
                placed,
                "only sessions of sts:AssumeRoot have \(placed.condition.key), so root itself is not denied; to except "
                    + "those sessions, write \"true\""
            )
        default: break
        }
    }

    /// Whether the policy leaves open what a statement would deny with other conditions in the place of one.
    mutating func isOpen(_ placed: PlacedCondition, where conditions: [Condition]) -> Bool {
        guard let literals = space.literals(placed.statement) else { return false }
        let own = space.literal(placed.condition)
        let changed = literals.filter { $0 != own } + conditions.map { space.literal($0) }
        return space.answer(changed, outside: denials(but: placed.statementIndex)) != .impossible
    }
}

extension Condition {
    /// Whether Null asks that the key be absent; nil where it asks for nothing.
    fileprivate var wantsAbsence: Bool? {
        let (absent, present) = (operands.contains(.boolean(true)), operands.contains(.boolean(false)))
        return absent == present ? nil : absent
    }
}

extension PlacedCondition {
    /// The other conditions of the statement on the same key.
    fileprivate var others: [PlacedCondition] {
        statement.conditions.indices.compactMap { other in
            guard other != index, statement.conditions[other].lowerCasedKey == condition.lowerCasedKey else {
                return nil
            }
            return PlacedCondition(statementIndex: statementIndex, statement: statement, index: other)
        }
    }
}
