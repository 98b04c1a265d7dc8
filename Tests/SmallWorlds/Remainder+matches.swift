import PolicyLanguage
import PolicyReach

extension Property {
    /// Whether a request that has a credential the property is about is one of those to be denied.
    func isAbout(_ request: Request) -> Bool {
        if !exceptions.isEmpty, request.action.hasPrefix("iam:") || request.action.hasPrefix("sts:Get") { return false }
        switch demand {
        case .requiresMFA, .keysDenied, .denied: return true
        case .about: return request.context["aws:MultiFactorAuthPresent"] == .single("true")
        case .onlyFrom:
            switch request.context["aws:SourceIp"] {
            case .single(let address)?:
                return !address.hasSuffix("10.0.0.1") && !address.hasSuffix("10.0.0.7")
                    && !address.hasPrefix("2001:db8:")
            default: return false
            }
        }
    }
}

/// A part of a remainder, as policies that say the same: so that what is told is put to the evaluator.
struct ToldPart {
    let sentence: String
    private let credential: Credential
    private let allowing: PoliciesInForce?
    private let excepting: [PoliciesInForce?]

    init(_ remainder: Remainder) {
        sentence = remainder.sentence
        credential = remainder.credential
        allowing = remainder.description.policies
        excepting = remainder.except.map(\.policies)
    }

    /// Whether a request is among those told of.
    func contains(_ request: Request, _ credential: Credential) -> Bool {
        credential == self.credential && allowing?.decide(request).outcome == .allow
            && !excepting.contains { $0?.decide(request).outcome == .allow }
    }
}

extension Remainder.Description {
    /// Policies that allow the requests described; nil where the description cannot be read as policies.
    var policies: PoliciesInForce? {
        let conditions = conditions.map { condition in
            "\"\(condition.operator)\":{\"\(condition.key)\":\(Self.list(condition.values))}"
        }
        var levels = conditions.map { Self.allow("\"Resource\":\"*\"", "\"Action\":\"*\"", $0) }
        levels.append(Self.allow("\"Resource\":\(Self.list(resources))", "\"Action\":\(Self.list(actions))", ""))
        if !notActions.isEmpty {
            levels.append(Self.allow("\"Resource\":\"*\"", "\"NotAction\":\(Self.list(notActions))", ""))
        }
        if !notResources.isEmpty {
            levels.append(Self.allow("\"NotResource\":\(Self.list(notResources))", "\"Action\":\"*\"", ""))
        }
        for list in within {
            let isOfResources = list.contains { $0.hasPrefix("arn:") || $0 == "*" }
            levels.append(
                isOfResources
                    ? Self.allow("\"Resource\":\(Self.list(list))", "\"Action\":\"*\"", "")
                    : Self.allow("\"Resource\":\"*\"", "\"Action\":\(Self.list(list))", "")
            )
        }
        let documents = levels.compactMap { try? PolicyDocument(parsing: $0) }
        guard documents.count == levels.count else { return nil }
        return PoliciesInForce(serviceControl: documents.map { [$0] })
    }

    private static func allow(_ resource: String, _ action: String, _ condition: String) -> String {
        let block = condition.isEmpty ? "" : ",\"Condition\":{\(condition)}"
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\(action),\(resource)\(block)}}"
    }

    private static func list(_ values: [String]) -> String {
        "[" + values.map { "\"\($0)\"" }.joined(separator: ",") + "]"
    }
}

extension Request {
    var words: String {
        let keys = context.keys.sorted().map { key in
            switch context[key] {
            case .single(let value)?: "\(key)=\(value)"
            case .list(let values)?: "\(key)=\(values)"
            case nil: key
            }
        }
        return "\(action) on \(resource) with \(keys.joined(separator: " "))"
    }
}
