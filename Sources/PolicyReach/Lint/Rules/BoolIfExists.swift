internal import PolicyLanguage

extension LintRule {
    /// The key that long-term keys do not carry.
    static let boolIfExists = LintRule(
        .boolIfExists,
        title: "A condition on MFA, AssumeRoot or AWS's services forgets requests without the key",
        why: "aws:MultiFactorAuthPresent is absent where a request is signed with a long-term key. So a Deny with Bool "
            + "\"false\" lets keys through, and an Allow with BoolIfExists \"true\" lets them in. aws:AssumedRoot is only "
            + "there in AssumeRoot sessions, as true. A few services, EC2 among them, send no aws:ViaAWSService.",
        source:
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent",
        examples: [
            .warns(
                "the guard with Bool",
                .deny(
                    if:
                        #""Bool": {"aws:MultiFactorAuthPresent": "false"}, "ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#
                )
            ),
            .warns("the same as text", .deny(if: #""StringEquals": {"aws:MultiFactorAuthPresent": "false"}"#)),
            .warns("MFA itself is denied", .deny(if: #""Bool": {"aws:MultiFactorAuthPresent": "true"}"#)),
            .warns(
                "AssumeRoot sessions excepted with Bool",
                .deny(
                    if: #""Bool": {"aws:AssumedRoot": "false"}, "ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#
                )
            ),
            .warns("everybody but AssumeRoot sessions", .deny(if: #""BoolIfExists": {"aws:AssumedRoot": "true"}"#)),
            .warns(
                "an Allow for those with MFA",
                of: .identity,
                .allow("iam:*", if: #""BoolIfExists": {"aws:MultiFactorAuthPresent": "true"}"#)
            ),
            .notes(
                "services excepted with Bool",
                .deny(
                    if:
                        #""Bool": {"aws:ViaAWSService": "false"}, "NotIpAddressIfExists": {"aws:SourceIp": "192.0.2.0/24"}"#
                )
            ),
            .spares(
                "BoolIfExists",
                .deny(
                    if:
                        #""BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}, "ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#
                )
            ),
            .spares(
                "keys are denied elsewhere",
                .deny(if: #""Bool": {"aws:MultiFactorAuthPresent": "false"}"#),
                .deny(if: #""Null": {"aws:MultiFactorAuthPresent": "true"}"#)
            ),
            .spares(
                "roles have no long-term keys",
                .deny(
                    if:
                        #""Bool": {"aws:MultiFactorAuthPresent": "false"}, "ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:role/*"}"#
                )
            ),
            .spares(
                "an Allow for MFA",
                of: .identity,
                .allow("iam:*", if: #""Bool": {"aws:MultiFactorAuthPresent": "true"}"#)
            ),
        ]
    ) { run in
        for placed in run.conditions {
            let condition = placed.condition
            guard condition.operator.comparison != .null, condition.operator.quantifier == .none else { continue }
            switch condition.lowerCasedKey {
            case GlobalKey.mfaPresent: run.checkMFA(placed)
            case GlobalKey.assumedRoot: run.checkAssumedRoot(placed)
            case GlobalKey.viaAWSService: run.checkViaService(placed)
            default: break
            }
        }
    }
}

/// What a condition makes of a truth value that is false, true, or not there.
private struct Outcomes: Equatable {
    let onFalse: Bool
    let onTrue: Bool
    let onAbsence: Bool

    init(_ onFalse: Bool, _ onTrue: Bool, _ onAbsence: Bool) {
        (self.onFalse, self.onTrue, self.onAbsence) = (onFalse, onTrue, onAbsence)
    }

    init(_ condition: Condition) {
        let holds = { (text: String?) in
            let entry = text.map { Request.Entry(values: [Text($0)], isMultivalued: false) }
            return condition.holds(for: entry, in: [:]) == .yes
        }
        self.init(holds("false"), holds("true"), holds(nil))
    }

    static let falseOnly = Outcomes(true, false, false)
    static let trueOnly = Outcomes(false, true, false)
    static let trueOrAbsent = Outcomes(false, true, true)
}

extension LintRun {
    fileprivate mutating func checkMFA(_ placed: PlacedCondition) {
        let key = placed.condition.key
        switch (placed.statement.effect, Outcomes(placed.condition)) {
        case (.deny, .falseOnly):
            guard isOpenWithoutKey(placed, for: [.root, .user]) else { return }
            report(
                .warning,
                placed,
                "long-term keys carry no \(key), so \(placed.operatorName) \"false\" lets them through; write BoolIfExists"
            )
        case (.deny, .trueOnly), (.deny, .trueOrAbsent):
            report(.warning, placed, "this denies requests with MFA and lets those without through; write \"false\"")
        case (.allow, .trueOrAbsent):
            report(
                .warning,
                placed,
                "long-term keys carry no \(key), so \(placed.operatorName) lets them in without MFA; write Bool"
            )
        default: break
        }
    }

    fileprivate mutating func checkAssumedRoot(_ placed: PlacedCondition) {
        let key = placed.condition.key
        switch (placed.statement.effect, Outcomes(placed.condition)) {
        case (_, .falseOnly):
            report(
                .warning,
                placed,
                neverHolds: true,
                "\(key) is only there in sessions of sts:AssumeRoot, as true, so this never holds; write Null \"true\""
            )
        case (_, .trueOrAbsent):
            report(.warning, placed, "\(key) is absent in all other sessions, so this always holds; write Bool")
        default: break
        }
    }

    fileprivate mutating func checkViaService(_ placed: PlacedCondition) {
        guard placed.statement.denies, Outcomes(placed.condition) == .falseOnly else { return }
        guard isOpenWithoutKey(placed, for: []) else { return }
        report(
            .note,
            placed,
            "EC2, Glue, Lake Formation and OpsWorks send no \(placed.condition.key), so their requests get through; write "
                + "BoolIfExists"
        )
    }

    /// Whether requests without the key get through that the statement would deny if they had it: of one of these kinds
    /// of principals, or of any.
    private mutating func isOpenWithoutKey(_ placed: PlacedCondition, for principals: [Principal]) -> Bool {
        guard let isAbsent = Condition("Null", placed.condition.key, ["true"]) else { return false }
        if principals.isEmpty { return isOpen(placed, where: [isAbsent]) }
        for principal in principals where isOpen(placed, where: principal.conditions + [isAbsent]) { return true }
        return false
    }
}
