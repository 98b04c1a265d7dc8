internal import PolicyLanguage

extension LintRule {
    /// What is compared with ARNs and is none.
    static let malformedARN = LintRule(
        .malformedARN,
        title: "A text that has to be an ARN is none",
        why: "An ARN has six parts, arn:partition:service:region:account:resource, and a wildcard never reaches over a "
            + "colon of the first five. AWS refuses a Resource without them. It takes such a value in a condition, and "
            + "does not say what it makes of it: ArnLike \"arn:*:root\" does not mean the root user.",
        source:
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN",
        examples: [
            .warns("a wildcard over colons", .deny(if: #""ArnLike": {"aws:PrincipalArn": "arn:*:root"}"#)),
            .warns("a colon too few", .deny(if: #""ArnLike": {"aws:PrincipalArn": "arn:aws:iam:*:root"}"#)),
            .warns("no such partition", .deny(if: #""ArnLike": {"aws:PrincipalArn": "arn:aws-gov:iam::*:root"}"#)),
            .refuses("a bucket's name", .deny("s3:*", of: "my-bucket/*")),
            .warns("no such partition in a resource", .deny("s3:*", of: "arn:aws-china:s3:::b")),
            .spares("the root user", .deny(if: #""ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#)),
            .spares("any", .deny(if: #""ArnNotLike": {"aws:PrincipalArn": "*"}"#)),
            .spares("text, not ARNs", .deny(if: #""StringLike": {"aws:PrincipalArn": "arn:*:root"}"#)),
            .spares("a variable", .deny("s3:*", of: "arn:aws:s3:::${aws:PrincipalAccount}/*")),
        ]
    ) { run in
        for (number, statement) in run.statements {
            guard let resources = statement.resources else { continue }
            for (index, pattern) in resources.values.enumerated() {
                let text = resources.texts[index]
                guard let problem = pattern.problem(text) else { continue }
                let severity: LintFinding.Severity = pattern == .malformed ? .error : .warning
                run.report(severity, statement.places.resources[index], statement: number, problem)
            }
        }
        for placed in run.conditions where placed.condition.operator.comparison == .arn {
            for (index, operand) in placed.condition.operands.enumerated() {
                guard case .arn(let pattern) = operand, let problem = pattern.problem(placed.condition.values[index])
                else { continue }
                let doubt = pattern == .malformed ? "; AWS does not say what it makes of it in \(placed.name)" : ""
                run.report(.warning, placed, value: index, problem + doubt)
            }
        }
    }
}

extension ARNPattern {
    /// What is wrong with a text as an ARN; nil where nothing is.
    fileprivate func problem(_ text: String) -> String? {
        switch self {
        case .all: return nil
        case .malformed:
            return "\"\(text)\" is no ARN, which has six parts: arn:partition:service:region:account:resource"
        case .segments, .template:
            let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 3, !parts[1].hasWildcard, parts[1].variables.isEmpty else { return nil }
            if Partition.all.contains(parts[1]) { return nil }
            let near = Partition.all.sorted().nearest(to: parts[1])
            return "there is no partition \"\(parts[1])\", so \"\(text)\" matches nothing\(String.hint(near))"
        }
    }
}
