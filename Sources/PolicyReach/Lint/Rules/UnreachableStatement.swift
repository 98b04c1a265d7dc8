internal import PolicyLanguage

extension LintRule {
    /// A statement about nothing.
    static let unreachableStatement = LintRule(
        .unreachableStatement,
        title: "A statement matches no request at all",
        why:
            "Its conditions contradict each other, or no request can ever meet one of them. It has been proved, over all "
            + "requests of any principal; of a guard of root users, over all requests of root.",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html",
        examples: [
            .warns(
                "two values at once",
                .deny(
                    if:
                        #""StringEquals": {"aws:PrincipalType": "Account"}, "StringLike": {"aws:PrincipalType": "User*"}"#
                )
            ),
            .warns(
                "inside and outside",
                .deny(
                    if: #""IpAddress": {"aws:SourceIp": "192.0.2.7"}, "NotIpAddress": {"aws:SourceIp": "192.0.2.0/24"}"#
                )
            ),
            .warns(
                "an address and an endpoint",
                .deny(if: #""IpAddress": {"aws:SourceIp": "192.0.2.7"}, "StringLike": {"aws:SourceVpce": "vpce-*"}"#)
            ),
            .warns(
                "before and after",
                .deny(
                    if:
                        #""DateLessThan": {"aws:CurrentTime": "2026-01-01T00:00:00Z"}, "DateGreaterThan": {"aws:CurrentTime": "2027-01-01T00:00:00Z"}"#
                )
            ),
            .warns("an ARN without its account", .deny(if: #""ArnLike": {"aws:PrincipalArn": "arn:aws:iam:::root"}"#)),
            .warns(
                "a kind of principal that there is not",
                .deny(if: #""StringEquals": {"aws:PrincipalType": "Root"}"#)
            ),
            .warns("all actions are excepted", .denyAllBut("*")),
            .warns(
                "root has no user name",
                .deny(
                    if:
                        #""ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}, "StringEquals": {"aws:username": "root"}"#
                )
            ),
            .spares(
                "both at once",
                .deny(
                    if:
                        #""ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}, "StringLike": {"aws:PrincipalArn": "*:111122223333:*"}"#
                )
            ),
            .warns("every principal has an ARN", .deny(if: #""Null": {"aws:PrincipalArn": "true"}"#)),
            .spares(
                "root users of some accounts",
                .deny(
                    if:
                        #""ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}, "StringNotLike": {"aws:PrincipalArn": "arn:aws:iam::1*:*"}"#
                )
            ),
            .spares(
                "strangers have none",
                of: .resource,
                .deny("s3:*", if: #""Null": {"aws:PrincipalArn": "true"}"#)
            ),
            .spares(
                "absent keys meet both",
                .deny(
                    if:
                        #""StringNotEquals": {"aws:SourceVpc": "vpc-1"}, "NotIpAddress": {"aws:SourceIp": "192.0.2.0/24"}"#
                )
            ),
            .spares(
                "a variable may be anything",
                .deny(
                    if:
                        #""StringEquals": {"aws:ResourceTag/a": "x"}, "StringLike": {"aws:ResourceTag/a": "${aws:PrincipalTag/a}"}"#
                )
            ),
        ]
    ) { run in
        var dead: Set<Int> = []
        for (number, statement) in run.statements {
            guard let literals = run.space.literals(statement) else {
                dead.insert(number)
                let what = statement.actions.isNegated && statement.actions.values.contains(where: \.meansEveryAction)
                let name = what ? "NotAction" : "NotResource"
                run.report(
                    .warning,
                    statement.position,
                    statement: number,
                    "the statement matches no request: \(name) \"*\" leaves nothing"
                )
                continue
            }
            let unexplained = run.unexplained(literals, of: number)
            if unexplained.count < literals.count { dead.insert(number) }
            guard run.space.answer(unexplained) == .impossible else { continue }
            dead.insert(number)
            run.reportContradiction(unexplained, of: number)
        }
        guard run.kind == .scp else { return }
        let all = CredentialCase.all(.root) + CredentialCase.all(.assumeRoot)
        for (number, statement) in run.statements where !dead.contains(number) && run.namesRootOnly(statement) {
            if all.contains(where: { run.root.matchesAnyRoot(statement, $0) }) { continue }
            run.report(
                .warning,
                statement.position,
                statement: number,
                "the statement is about root users, and no request of a root user meets all its conditions"
            )
        }
    }
}

extension LintRun {
    /// The literals of a statement without those of which other rules tell why they are never met.
    fileprivate mutating func unexplained(_ literals: [Literal], of number: Int) -> [Literal] {
        let explained = document.statements[number].conditions.indices.filter {
            neverHolding.contains(ConditionPlace(statement: number, condition: $0))
        }
        let left = Set(explained.map { space.literal(document.statements[number].conditions[$0]) })
        return literals.filter { !left.contains($0) }
    }

    /// Tells which conditions contradict each other.
    fileprivate mutating func reportContradiction(_ literals: [Literal], of number: Int) {
        var core = literals
        for literal in literals {
            let fewer = core.filter { $0 != literal }
            if space.answer(fewer) == .impossible { core = fewer }
        }
        let statement = document.statements[number]
        let indices = statement.conditions.indices.filter { core.contains(space.literal(statement.conditions[$0])) }
        let names = indices.map {
            PlacedCondition(statementIndex: number, statement: statement, index: $0).name
        }
        guard let first = indices.first else {
            // Actions that are none have a rule of their own.
            if statement.actions.isNegated {
                let message = "the statement matches no request: NotAction leaves nothing"
                report(.warning, statement.position, statement: number, message)
            }
            return
        }
        report(
            .warning,
            statement.places.conditions[first].key,
            statement: number,
            "the statement matches no request: nothing meets \(names.joined(separator: " and "))"
                + (names.count > 1 ? " together" : "")
        )
    }
}
