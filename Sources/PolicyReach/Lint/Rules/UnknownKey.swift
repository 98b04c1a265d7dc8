internal import PolicyLanguage

extension LintRule {
    /// A key that no request has.
    static let unknownKey = LintRule(
        .unknownKey,
        title: "No request has a condition key of this name",
        why: "AWS takes it and finds it absent in every request. So StringLike never holds, and the statement never "
            + "applies; StringNotLike always does.",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html",
        examples: [
            .warns("a misspelled key", .deny(if: #""ArnLike": {"aws:PrincipleArn": "arn:*:iam::*:root"}"#)),
            .warns("no service", .deny(if: #""Bool": {"MultiFactorAuthPresent": "false"}"#)),
            .warns("a tag without its name", .deny(if: #""StringEquals": {"aws:PrincipalTag": "x"}"#)),
            .warns("a service that there is not", .deny(if: #""StringEquals": {"ecc2:Region": "eu-west-1"}"#)),
            .spares("any case", .deny(if: #""ArnLike": {"AWS:principalARN": "arn:*:iam::*:root"}"#)),
            .spares("a tag", .deny(if: #""StringEquals": {"aws:PrincipalTag/team": "x"}"#)),
            .spares("a service's", .deny(if: #""StringEquals": {"s3:x-amz-acl": "private"}"#)),
            .spares(
                "an identity provider's",
                of: .resource,
                .allow(
                    "sts:AssumeRoleWithWebIdentity",
                    if: #""StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"}"#
                )
            ),
        ]
    ) { run in
        for placed in run.conditions {
            guard let problem = GlobalKey.problem(placed.condition.key) else { continue }
            run.report(.warning, placed, problem)
        }
    }
}

extension GlobalKey {
    /// What is wrong with a key's name; nil where nothing is, as far as anybody can tell.
    static func problem(_ name: String) -> String? {
        let key = name.lowercased()
        let prefix = key.prefix { $0 != ":" }
        if prefix.count == key.count {
            let near = names.first { $0.lowercased() == "aws:" + key }
            return "there is no condition key \(name); a key begins with a service, such as aws:\(String.hint(near))"
        }
        if prefix == "aws" {
            if exists(key) { return nil }
            if names.contains(where: { $0.lowercased() == key + "/" || $0.lowercased() == key }) {
                let base = key.hasSuffix("/") ? String(name.dropLast()) : name
                return "\(base) needs the name of a tag behind it, such as \(base)/team"
            }
            let near = String.hint(names.nearest(to: name))
            return "there is no condition key \(name), as of \(date); it is absent in every request\(near)"
        }
        if isPrefix(String(prefix)) { return nil }
        return "no service has condition keys that begin with \"\(prefix):\", as of \(ActionCatalogue.standard.date)"
            + String.hint(ActionCatalogue.standard.services.nearest(to: String(prefix)))
    }
}
