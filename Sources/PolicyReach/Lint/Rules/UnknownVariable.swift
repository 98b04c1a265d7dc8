internal import PolicyLanguage

extension LintRule {
    /// A variable that nothing is put in for.
    static let unknownVariable = LintRule(
        .unknownVariable,
        title: "A variable names no condition key, or one that holds a list",
        why: "Where a variable has no single value, its text matches nothing. So ArnNotLike \"…${Account}…\" holds for "
            + "everybody: whom it was to except is denied as well. Often it is a placeholder that nobody filled in.",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html",
        examples: [
            .warns(
                "a placeholder",
                .deny(if: #""ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::${Account}:role/admin"}"#)
            ),
            .warns("a misspelled key", .deny("s3:*", of: "arn:aws:s3:::home/${aws:usrname}/*")),
            .warns(
                "a list",
                .deny(if: #""StringEquals": {"aws:RequestTag/a": "${aws:TagKeys}"}"#)
            ),
            .warns("an open brace", .deny("s3:*", of: "arn:aws:s3:::home/${aws:username/*")),
            .warns(
                "a default without quotes",
                .deny("s3:*", of: "arn:aws:s3:::home/${aws:PrincipalTag/team, none}/*")
            ),
            .spares("a key", .deny("s3:*", of: "arn:aws:s3:::home/${aws:username}/*")),
            .spares("a default", .deny("s3:*", of: "arn:aws:s3:::home/${aws:PrincipalTag/team, 'none'}/*")),
            .spares("an escape", .deny("s3:*", of: "arn:aws:s3:::home/${*}/*")),
        ]
    ) { run in
        guard run.document.version == .current else { return }
        for text in run.texts {
            for variable in text.text.variables {
                guard let problem = variable.problem(in: text.condition) else { continue }
                run.report(.warning, text.position, statement: text.statement, problem)
            }
        }
    }
}

extension WrittenVariable {
    /// What is wrong with it; nil where nothing is, as far as anybody can tell.
    fileprivate func problem(in placed: PlacedCondition?) -> String? {
        if isUnclosed { return "no brace closes the variable \"\(text.prefix(40))\", so it stands for itself" }
        if hasBrokenDefault { return "the default in \(text) stands in no single quotes; write ${\(key), 'default'}" }
        let isOnly = placed.map { $0.condition.values.count == 1 && $0.condition.operator.isNegated } ?? false
        let consequence = isOnly ? "matches nothing and \(placed?.operatorName ?? "") always holds" : "matches nothing"
        if ConditionKey.isMultivalued(key.lowercased()) {
            return "\(key) holds a list, and \(text) needs one value, so the text \(consequence)"
        }
        guard let problem = GlobalKey.problem(key) else { return nil }
        let hint = key.contains(":") ? problem : "there is no condition key \"\(key)\""
        return "\(hint), so a text with \(text) \(consequence); if it is a placeholder, fill it in"
    }
}
