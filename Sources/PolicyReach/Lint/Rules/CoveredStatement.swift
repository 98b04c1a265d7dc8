internal import PolicyLanguage

extension LintRule {
    /// A statement that adds nothing.
    static let coveredStatement = LintRule(
        .coveredStatement,
        title: "Another statement denies all that a statement denies",
        why: "It takes room and changes nothing. Where it has exceptions or conditions, those change nothing either: a "
            + "denial anywhere decides.",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html",
        examples: [
            .warns(
                "an exception that is none",
                .deny("iam:*"),
                .deny("iam:CreateUser", if: #""ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/admin"}"#)
            ),
            .warns(
                "a smaller network",
                .deny(if: #""IpAddress": {"aws:SourceIp": "192.0.2.0/24"}"#),
                .deny(if: #""IpAddress": {"aws:SourceIp": "192.0.2.128/25"}"#)
            ),
            .notes("the same again", .deny("s3:*"), .deny("s3:*")),
            .notes("actions among others", .deny(#"["s3:Get*", "s3:Put*"]"#), .deny("s3:GetObject")),
            .notes(
                "a resource among others",
                .deny("s3:*", of: "arn:aws:s3:::b/*"),
                .deny("s3:*", of: "arn:aws:s3:::b/c*")
            ),
            .spares("other actions", .deny("s3:Get*"), .deny("s3:Put*")),
            .spares(
                "other conditions",
                .deny(if: #""Bool": {"aws:SecureTransport": "false"}"#),
                .deny(if: #""StringEquals": {"aws:RequestedRegion": "us-east-1"}"#)
            ),
            .spares(
                "keys and sessions",
                .deny(if: #""Bool": {"aws:MultiFactorAuthPresent": "false"}"#),
                .deny(if: #""Null": {"aws:MultiFactorAuthPresent": "true"}"#)
            ),
        ]
    ) { run in
        for (number, other) in run.coveredStatements() {
            let (statement, cover) = (run.document.statements[number], run.document.statements[other])
            let isExcepting =
                !statement.conditions.allSatisfy(cover.conditions.contains)
                || statement.actions.isNegated && !cover.actions.isNegated
                || statement.resources?.isNegated == true && cover.resources?.isNegated != true
            let name = cover.sid.map { " (\($0))" } ?? ""
            run.report(
                isExcepting ? .warning : .note,
                statement.position,
                statement: number,
                "statement \(other + 1)\(name), at \(cover.position), denies all of this anyway"
                    + (isExcepting ? ", so the conditions and exceptions here change nothing" : "")
            )
        }
    }
}

extension LintRun {
    /// So many pairs of statements are compared.
    private static let pairsToTry = 20_000

    /// Statements that deny nothing beyond what another one denies, each with that one.
    fileprivate mutating func coveredStatements() -> [(statement: Int, by: Int)] {
        let denying = statements.filter(\.element.denies).compactMap { number, statement in
            space.literals(statement).map { (number: number, literals: $0, principals: statement.principals) }
        }
        var covered: [Int: Int] = [:]
        var pairs = 0
        for inner in denying {
            var isPossible: Bool?
            for outer in denying where outer.number != inner.number && covered[outer.number] != inner.number {
                pairs += 1
                guard pairs <= Self.pairsToTry else {
                    giveUp()
                    return covered.map { ($0.key, $0.value) }
                }
                guard outer.principals == inner.principals, mayCover(outer.literals, inner.literals) else { continue }
                let isCovered = outer.literals.allSatisfy { space.implies(inner.literals, $0) }
                guard isCovered else { continue }
                // Of two that say the same, the second one is told.
                let isSame = inner.literals.allSatisfy { space.implies(outer.literals, $0) }
                if isSame, inner.number < outer.number { continue }
                isPossible = isPossible ?? (space.answer(inner.literals) != .impossible)
                if isPossible == true { covered[inner.number] = outer.number }
                break
            }
        }
        return covered.map { ($0.key, $0.value) }
    }

    /// Whether each thing that the outer literals look at is looked at by the inner ones.
    private func mayCover(_ outer: [Literal], _ inner: [Literal]) -> Bool {
        let dimensions = Set(inner.map { space.dimension($0) })
        return outer.allSatisfy { dimensions.contains(space.dimension($0)) }
    }
}
