/// A policy, compiled: what it says is taken apart once, and can then be asked about any number of requests.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html>
public struct PolicyDocument: Hashable, Sendable {
    /// The version of the language.
    public enum Version: String, Hashable, Sendable {
        /// In it, `${…}` stands for a value of the request.
        case current = "2012-10-17"
        /// The first one, which also holds where none is named. In it, `${…}` stands for itself.
        case first = "2008-10-17"
    }

    /// The version of the language.
    public let version: Version
    /// The statements in their order.
    public let statements: [Statement]
    /// Where it stands.
    public let position: SourcePosition

    /// Where the version stands; nil where none is named.
    package let versionPosition: SourcePosition?
}

/// One statement of a policy.
public struct Statement: Hashable, Sendable {
    /// What a statement does to the requests that it matches.
    public enum Effect: String, Hashable, Sendable {
        case allow = "Allow"
        case deny = "Deny"
    }

    /// Which requests an element means: those that match one of its values, or all others.
    package struct Selection<Value: Hashable & Sendable>: Hashable, Sendable {
        package let values: [Value]
        /// The values as they are written.
        package let texts: [String]
        package let isNegated: Bool
    }

    /// Its name, where it has one.
    public let sid: String?
    /// What it does.
    public let effect: Effect
    /// Its conditions: all of them must hold.
    public let conditions: [Condition]
    /// Where it stands.
    public let position: SourcePosition

    package let actions: Selection<Pattern>
    /// Nil where the kind of policy has no resources, as trust policies do.
    package let resources: Selection<ARNPattern>?
    /// Nil where the kind of policy has no principals, as service control policies do.
    package let principals: PrincipalSelection?
    /// Where its elements stand.
    package let places: Places

    /// Whether the statement is about a request.
    func matches(_ request: Request) -> Truth {
        guard actions.values.contains(where: { $0.matches(request.actionText.lowerCased[...]) }) != actions.isNegated
        else {
            return .no
        }
        let principal = principals?.matches(request, effect) ?? .yes
        if principal == .no { return .no }
        let resource = resources.map { Self.matches($0, request) } ?? .yes
        if resource == .no { return .no }
        return principal && resource && conditions.all { $0.holds(in: request.entries) }
    }

    /// A request without a resource has `*`, which only `*` matches.
    private static func matches(_ selection: Selection<ARNPattern>, _ request: Request) -> Truth {
        let matches = selection.values.any { pattern in
            guard let pattern = pattern.resolved(in: request.entries) else { return .no }
            if pattern == .all { return .yes }
            guard request.hasResource else { return .no }
            return pattern == .malformed ? .unknown : Truth(pattern.matches(request.resourceText))
        }
        return selection.isNegated ? !matches : matches
    }
}
