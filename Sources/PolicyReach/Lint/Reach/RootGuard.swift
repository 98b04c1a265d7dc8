internal import PolicyLanguage

/// A statement that denies something to root users in particular, or without MFA.
struct RootGuard {
    let index: Int
    let statement: Statement
    /// Whether it is about root users and nobody else, AssumeRoot sessions included.
    let isRootOnly: Bool
    /// Whether it hangs on MFA.
    let dependsOnMFA: Bool

    /// Whether it denies all actions, or all but some.
    var isBroad: Bool { statement.actions.isNegated || statement.actions.values.contains(where: \.meansEveryAction) }
}

extension LintRun {
    /// No more than these of a policy's guards are looked at.
    private static let guardsToTry = 8

    /// The guards of root users among the statements.
    mutating func rootGuards() -> [RootGuard] {
        var guards: [RootGuard] = []
        for (index, statement) in statements where statement.denies && statement.principals == nil {
            guard guards.count < Self.guardsToTry else { break }
            let keys = Set(statement.conditions.map(\.lowerCasedKey))
            let dependsOnMFA = keys.contains(GlobalKey.mfaPresent) || keys.contains("aws:multifactorauthage")
            let isAboutPrincipals = !keys.isDisjoint(with: GlobalKey.ofPrincipals)
            guard dependsOnMFA || isAboutPrincipals, let literals = space.literals(statement) else { continue }
            guard matches(literals, .root) else { continue }
            let isRootOnly = isAboutPrincipals && !Principal.others.contains { matches(literals, $0) }
            guard dependsOnMFA || isRootOnly else { continue }
            guards.append(
                RootGuard(index: index, statement: statement, isRootOnly: isRootOnly, dependsOnMFA: dependsOnMFA)
            )
        }
        return guards
    }

    /// Whether what a statement says of the principal's ARN and kind means root users and nobody else.
    mutating func namesRootOnly(_ statement: Statement) -> Bool {
        let naming = statement.conditions.filter {
            [GlobalKey.principalARN, "aws:principaltype"].contains($0.lowerCasedKey)
        }
        guard statement.principals == nil, !naming.isEmpty else { return false }
        let literals = naming.map { space.literal($0) }
        return matches(literals, .root) && !(Principal.others + [.federatedUser]).contains { matches(literals, $0) }
    }

    /// Whether a statement of these literals can be about a kind of principal.
    mutating func matches(_ literals: [Literal], _ principal: Principal) -> Bool {
        space.answer(literals + principal.conditions.map { space.literal($0) }) != .impossible
    }
}

/// A kind of principal, by what its requests carry.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable>
struct Principal {
    let conditions: [Condition]

    private init(_ arn: String, type: String, isNamed: Bool) {
        conditions = [
            Condition("ArnLike", "aws:PrincipalArn", [arn]),
            Condition("StringEquals", "aws:PrincipalType", [type]),
            Condition("Null", "aws:username", [String(!isNamed)]),
            type == "Account" ? nil : Condition("Null", "aws:AssumedRoot", ["true"]),
        ].compactMap(\.self)
    }

    static let root = Principal("arn:*:iam::*:root", type: "Account", isNamed: false)
    static let user = Principal("arn:*:iam::*:user/*", type: "User", isNamed: true)
    static let role = Principal("arn:*:iam::*:role/*", type: "AssumedRole", isNamed: false)
    static let federatedUser = Principal("arn:*:sts::*:federated-user/*", type: "FederatedUser", isNamed: false)

    static let others = [role, user]
}
