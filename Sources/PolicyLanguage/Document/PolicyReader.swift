/// Reads a policy out of JSON and gathers all that is wrong with it.
struct PolicyReader {
    private(set) var diagnostics: [Diagnostic] = []
    private var variables = false

    mutating func document(_ node: JSONNode) -> PolicyDocument? {
        guard let members = members(of: node, "a policy", ["Version", "Id", "Statement"]) else { return nil }
        let version = version(members["Version"])
        variables = version == .current
        guard let statement = members["Statement"] else {
            error(node.position, "a policy needs a Statement")
            return nil
        }
        let statements = (statement.elements ?? [statement]).map { self.statement($0) }.compactMap(\.self)
        return diagnostics.contains { $0.severity == .error }
            ? nil
            : PolicyDocument(
                version: version,
                statements: statements,
                position: node.position,
                versionPosition: members["Version"]?.position
            )
    }

    private mutating func version(_ node: JSONNode?) -> PolicyDocument.Version {
        guard let node else { return .first }
        guard let version = node.string.flatMap(PolicyDocument.Version.init(rawValue:)) else {
            error(node.position, "Version is \"2012-10-17\" or \"2008-10-17\"")
            return .current
        }
        return version
    }

    private static let elements = [
        "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
    ]

    private mutating func statement(_ node: JSONNode) -> Statement? {
        guard let members = members(of: node, "a statement", Self.elements) else { return nil }
        let effect = members["Effect"]?.string.flatMap(Statement.Effect.init(rawValue:))
        if effect == nil {
            error(members["Effect"]?.position ?? node.position, "a statement needs an Effect, \"Allow\" or \"Deny\"")
        }
        let variables = variables
        let actions: Statement.Selection<Pattern>? = selection("Action", members, node) { text in
            Template(text.lowercased(), wildcards: true, variables: false).pattern
        }
        let resources: Statement.Selection<ARNPattern>? = selection("Resource", members, node) { text in
            ARNPattern(text, variables: variables)
        }
        if actions == nil { error(node.position, "a statement needs an Action or a NotAction") }
        let conditions = members["Condition"].map { self.conditions($0) } ?? []
        let principals = principals(members)
        let places = Statement.Places(
            actions: Self.positions(members["Action"] ?? members["NotAction"]),
            resources: Self.positions(members["Resource"] ?? members["NotResource"]),
            principal: (members["Principal"] ?? members["NotPrincipal"])?.position,
            conditions: conditions.map(\.place)
        )
        guard let effect, let actions else { return nil }
        return Statement(
            sid: members["Sid"]?.string,
            effect: effect,
            conditions: conditions.map(\.condition),
            position: node.position,
            actions: actions,
            resources: resources,
            principals: principals,
            places: places
        )
    }

    /// Where one value, or each of a list, stands.
    private static func positions(_ node: JSONNode?) -> [SourcePosition] {
        node.map { ($0.elements ?? [$0]).map(\.position) } ?? []
    }

    /// What `name` or its negation selects; nil where neither is there.
    private mutating func selection<Value>(
        _ name: String,
        _ members: Members,
        _ statement: JSONNode,
        _ compile: (String) -> Value?
    ) -> Statement.Selection<Value>? {
        let (plain, negated) = (members[name], members["Not" + name])
        if let negated, plain != nil { error(negated.position, "a statement has \(name) or Not\(name), not both") }
        guard let node = plain ?? negated else { return nil }
        let texts = texts(node, name)
        if texts.isEmpty { error(node.position, "\(name) names nothing; it needs at least one value") }
        return Statement.Selection(values: texts.compactMap(compile), texts: texts, isNegated: plain == nil)
    }

    private typealias PlacedCondition = (condition: Condition, place: Statement.ConditionPlace)

    private mutating func conditions(_ node: JSONNode) -> [PlacedCondition] {
        guard case .object(let operators) = node.value else {
            error(node.position, "a Condition is an object of operators")
            return []
        }
        var conditions: [PlacedCondition] = []
        for member in operators {
            guard let conditionOperator = ConditionOperator(member.name) else {
                error(member.position, "there is no condition operator \"\(member.name)\"")
                continue
            }
            guard case .object(let keys) = member.value.value else {
                error(member.value.position, "a condition operator is an object of keys")
                continue
            }
            for key in keys {
                let values = texts(key.value, key.name)
                conditions.append(
                    (
                        Condition(conditionOperator, key: key.name, values: values, variables: variables),
                        Statement.ConditionPlace(
                            operatorName: member.name,
                            operatorPosition: member.position,
                            key: key.position,
                            values: Self.positions(key.value)
                        )
                    )
                )
            }
        }
        return conditions
    }

    private mutating func principals(_ members: Members) -> PrincipalSelection? {
        if members["NotPrincipal"] != nil { return .unclear }
        guard let node = members["Principal"] else { return nil }
        if node.string == "*" { return .everybody }
        guard case .object(let kinds) = node.value else {
            error(node.position, "a Principal is \"*\" or an object such as {\"AWS\": \"…\"}")
            return nil
        }
        var (accounts, arns): (Set<String>, Set<String>) = ([], [])
        for kind in kinds where kind.name == "AWS" {
            for text in texts(kind.value, "Principal") {
                if text == "*" { return .everybody }
                let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
                if parts.count == 6, parts[5] == "root" {
                    accounts.insert(String(parts[4]))
                } else if parts.count == 1 {
                    accounts.insert(text)
                } else {
                    arns.insert(text)
                }
            }
        }
        return .named(accounts: accounts, arns: arns)
    }
}

extension PolicyReader {
    /// The members of an object by name, which are few.
    private struct Members {
        fileprivate var all: [JSONNode.Member] = []

        subscript(_ name: String) -> JSONNode? { all.first { $0.name == name }?.value }
    }

    /// The members of an object. Unknown and double names are errors.
    private mutating func members(of node: JSONNode, _ what: String, _ known: [String]) -> Members? {
        guard case .object(let list) = node.value else {
            error(node.position, "\(what) is an object")
            return nil
        }
        var members = Members()
        for member in list {
            if !known.contains(member.name) {
                let other = known.first { $0.lowercased() == member.name.lowercased() }
                let hint = other.map { "; write \($0)" } ?? ""
                error(member.position, "\(what) has no element \"\(member.name)\"\(hint)")
            } else if members[member.name] != nil {
                error(member.position, "\(member.name) stands twice")
            } else {
                members.all.append(member)
            }
        }
        return members
    }

    /// One value or a list of values, as texts. Numbers and booleans may stand for theirs.
    private mutating func texts(_ node: JSONNode, _ name: String) -> [String] {
        (node.elements ?? [node]).compactMap { element in
            switch element.value {
            case .string(let text): return text
            case .number(let digits): return digits
            case .boolean(let value): return value ? "true" : "false"
            case .null, .array, .object:
                error(element.position, "the values of \(name) are texts")
                return nil
            }
        }
    }

    private mutating func error(_ position: SourcePosition, _ message: String) {
        diagnostics.append(Diagnostic(severity: .error, position: position, message: message))
    }
}
