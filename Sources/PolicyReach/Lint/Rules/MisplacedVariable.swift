internal import PolicyLanguage

extension LintRule {
    /// A variable where none is filled in.
    static let misplacedVariable = LintRule(
        .misplacedVariable,
        title: "A variable stands where variables do not work",
        why:
            "They work in operators for texts and ARNs, and in the last part of a Resource. Numbers, dates, addresses, "
            + "truth values and actions are taken as they stand.",
        source:
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-wheretouse",
        examples: [
            .warns("an address", .deny(if: #""NotIpAddress": {"aws:SourceIp": "${aws:PrincipalTag/ip}"}"#)),
            .warns("an action", .deny("s3:${aws:PrincipalTag/action}")),
            .warns("a resource's account", .deny("s3:*", of: "arn:aws:sqs:*:${aws:PrincipalAccount}:q")),
            .spares("a resource's name", .deny("s3:*", of: "arn:aws:sqs:*:*:${aws:PrincipalAccount}")),
            .spares("an ARN", .deny(if: #""ArnLike": {"aws:PrincipalArn": "arn:*:iam::${aws:ResourceAccount}:root"}"#)),
        ]
    ) { run in
        guard run.document.version == .current else { return }
        for placed in run.conditions {
            switch placed.condition.operator.comparison {
            case .string, .arn: continue
            case .number, .date, .boolean, .binary, .address, .null: break
            }
            for (index, value) in placed.condition.values.enumerated() {
                guard let variable = value.variables.first else { continue }
                let message = "\(placed.name) fills no variables in; \(variable.text) stands for itself"
                run.report(.warning, placed, value: index, message)
            }
        }
        for action in run.actions where !action.text.variables.isEmpty {
            let message = "no variables are filled in in actions; \(action.text) matches nothing"
            run.report(.warning, action.position, statement: action.statement, message)
        }
        for (number, statement) in run.statements {
            for (index, text) in (statement.resources?.texts ?? []).enumerated() {
                guard let variable = text.variables.first(where: { $0.colonsBefore < 5 }), text.hasPrefix("arn:"),
                    GlobalKey.problem(variable.key) == nil
                else { continue }
                run.report(
                    .warning,
                    statement.places.resources[index],
                    statement: number,
                    "AWS documents variables for the last part of a Resource only, and \(variable.text) stands before it"
                )
            }
        }
    }
}
