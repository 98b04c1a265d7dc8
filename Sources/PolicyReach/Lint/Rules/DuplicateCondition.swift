internal import PolicyLanguage

extension LintRule {
    /// One of two is lost.
    static let duplicateCondition = LintRule(
        .duplicateCondition,
        title: "A condition operator, or a key below it, stands twice",
        why:
            "JSON has one member of a name; most readers keep the last one and drop the others without a word, and AWS's "
            + "own check refuses keys that differ in case only. Put all keys below one operator, and all values in one list. "
            + "To ask twice for the same key, use another operator, such as ArnLike beside StringLike.",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html",
        examples: [
            .refuses(
                "an operator",
                .deny(
                    if: #""StringLike": {"aws:PrincipalArn": "*:root"}, "StringLike": {"aws:RequestedRegion": "us-*"}"#
                )
            ),
            .refuses(
                "a key in another case",
                .deny(if: #""StringLike": {"aws:PrincipalArn": "*:root", "aws:PrincipalARN": "*:1*"}"#)
            ),
            .spares(
                "two operators",
                .deny(
                    if:
                        #""StringLike": {"aws:PrincipalArn": "*:root"}, "ArnLike": {"aws:PrincipalArn": "arn:*:iam::1*:*"}"#
                )
            ),
            .spares(
                "two keys",
                .deny(if: #""StringLike": {"aws:PrincipalArn": "*:root", "aws:RequestedRegion": "us-*"}"#)
            ),
        ]
    ) { run in
        for (number, statement) in run.statements {
            var operators: [String: SourcePosition] = [:]
            var keys: Set<String> = []
            for (condition, place) in zip(statement.conditions, statement.places.conditions) {
                let name = place.operatorName.lowercased()
                let first = operators[name] ?? place.operatorPosition
                operators[name] = first
                if first != place.operatorPosition {
                    let message = "\(place.operatorName) stands twice; write one, with the keys of both"
                    run.report(.error, place.operatorPosition, statement: number, message)
                } else if !keys.insert("\(name) \(condition.lowerCasedKey)").inserted {
                    let message =
                        "\(condition.key) stands twice below \(place.operatorName); write one, with all values in a list"
                    run.report(.error, place.key, statement: number, message)
                }
            }
        }
    }
}
