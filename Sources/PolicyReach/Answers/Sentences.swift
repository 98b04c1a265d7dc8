internal import PolicyLanguage

/// Says in words which requests get through.
enum Sentences {
    /// Such as `With a long-term key: any action of iam, on any resource, from anywhere.`
    static func sentence(
        _ credential: Credential,
        _ description: Remainder.Description,
        except: [Remainder.Description],
        isOnlyFuture: Bool
    ) -> String {
        var parts = [actions(description), resources(description)]
        parts += description.within.map { "within \(list($0))" }
        let conditions = description.conditions.map(condition)
        let isFromSomewhere = description.conditions.contains { NetworkKeys.all.contains($0.key.lowercased()) }
        if !isFromSomewhere { parts.append("from anywhere") }
        if !conditions.isEmpty { parts.append("where " + conditions.joined(separator: " and ")) }
        var sentence = "\(credential.words): \(parts.joined(separator: ", "))"
        if isOnlyFuture { sentence += " (no action known today; AWS may add one)" }
        if !except.isEmpty {
            sentence += "; except " + except.prefix(3).map(exception).joined(separator: "; and except ")
            if except.count > 3 { sentence += "; and \(except.count - 3) more exceptions" }
        }
        return sentence + "."
    }

    /// Such as `any action of iam, on any resource, where aws:RequestedRegion is not us-east-1`.
    static func clause(_ description: Remainder.Description) -> String { exception(description) }

    private static func exception(_ description: Remainder.Description) -> String {
        let conditions = description.conditions.map(condition)
        let what = [actions(description), resources(description)].joined(separator: ", ")
        return conditions.isEmpty ? what : what + ", where " + conditions.joined(separator: " and ")
    }

    private static func actions(_ description: Remainder.Description) -> String {
        let what = description.actions == ["*"] ? "any action" : list(description.actions.map(action))
        return description.notActions.isEmpty ? what : "\(what) but \(list(description.notActions.map(action)))"
    }

    /// Such as `any action of iam`.
    private static func action(_ pattern: String) -> String {
        let parts = pattern.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, parts[1] == "*", !parts[0].contains("*"), !parts[0].contains("?") else {
            return pattern
        }
        return "any action of \(parts[0])"
    }

    private static func resources(_ description: Remainder.Description) -> String {
        let what = description.resources == ["*"] ? "on any resource" : "on \(list(description.resources))"
        return description.notResources.isEmpty ? what : "\(what) but \(list(description.notResources))"
    }

    private static func condition(_ condition: Remainder.ConditionText) -> String {
        let words = list(condition.values)
        var name = condition.operator[...]
        var prefix = condition.key
        if name.hasPrefix("ForAllValues:") {
            name = name.dropFirst(13)
            prefix = "every value of \(condition.key)"
        } else if name.hasPrefix("ForAnyValue:") {
            name = name.dropFirst(12)
            prefix = "some value of \(condition.key)"
        }
        let orAbsent = name.hasSuffix("IfExists") ? " (or is absent)" : ""
        if name.hasSuffix("IfExists") { name = name.dropLast(8) }
        if name == "Null" { return condition.values == ["true"] ? "\(prefix) is absent" : "\(prefix) is there" }
        return "\(prefix) \(verbs[String(name)] ?? String(name)) \(words)\(orAbsent)"
    }

    private static let verbs = [
        "StringEquals": "is", "StringNotEquals": "is not", "StringEqualsIgnoreCase": "is (in any case)",
        "StringNotEqualsIgnoreCase": "is not (in any case)", "StringLike": "is like", "StringNotLike": "is not like",
        "ArnLike": "is like", "ArnNotLike": "is not like", "Bool": "is", "NotBool": "is not", "BinaryEquals": "is",
        "BinaryNotEquals": "is not", "IpAddress": "lies in", "NotIpAddress": "lies outside", "NumericEquals": "is",
        "NumericNotEquals": "is not", "NumericLessThan": "is less than", "NumericLessThanEquals": "is at most",
        "NumericGreaterThan": "is more than", "NumericGreaterThanEquals": "is at least", "DateEquals": "is",
        "DateNotEquals": "is not", "DateLessThan": "is before", "DateLessThanEquals": "is not after",
        "DateGreaterThan": "is after", "DateGreaterThanEquals": "is not before",
    ]

    private static func list(_ values: [String]) -> String {
        let shown = values.count > 7 ? Array(values.prefix(6)) + ["\(values.count - 6) more"] : values
        guard let last = shown.last, shown.count > 1 else { return values.first ?? "nothing" }
        return shown.dropLast().joined(separator: ", ") + (values.count > 7 ? " and " : " or ") + last
    }
}

extension Credential {
    /// The credential as a sentence begins with it.
    public var words: String {
        switch self {
        case .longTermKey: "With a long-term key"
        case .sessionWithoutMFA: "In a session without MFA"
        case .sessionWithMFA: "In a session with MFA"
        case .throughService: "Through an AWS service"
        case .assumeRoot: "In an AssumeRoot session"
        case .any: "With any credential"
        }
    }
}
