internal import PolicyLanguage

/// What service control policies make of one role or user that they might not make of another.
///
/// Those of which every condition on the principal comes to the same are alike, unless a variable stands for something of the
/// principal: then each is by itself.
public struct IdentityDistinction: Sendable {
    private let conditions: [Condition]
    private let variables: Variables

    /// What variables stand for.
    private enum Variables: Comparable {
        case nothingOfThePrincipal
        case theAccount
        case thePrincipal
    }

    /// The keys that tell principals apart, and of which it is known what they hold.
    private static let keys: Set = [
        "aws:principalarn", "aws:principaltype", "aws:principalaccount", "aws:username", "aws:userid",
        "aws:principalorgid", "aws:principalorgpaths", "aws:resourceaccount", "aws:resourceorgid",
        "aws:resourceorgpaths",
    ]

    /// What is the same for two of one organization if the policies make the same of both.
    public struct Mark: Hashable, Sendable {
        fileprivate let kind: Int
        fileprivate let partition: String
        fileprivate let isPlaced: Bool
        fileprivate let truths: [Truth]
        fileprivate let arn: String?
    }

    /// Looks for the conditions that can tell principals apart.
    public init(_ stack: PolicyStack) {
        let statements = stack.serviceControl.flatMap(\.policies).flatMap { policy -> [Statement] in
            if case .document(let document) = policy.content { document.statements } else { [] }
        }
        conditions = statements.flatMap(\.conditions).filter { Self.keys.contains($0.lowerCasedKey) }.uniqued()
        let resources = statements.flatMap { $0.resources?.texts ?? [] }
        let texts = statements.flatMap { $0.conditions.flatMap(\.values) } + resources
        let ofAccounts = resources.contains(where: Self.namesAccount) ? Variables.theAccount : .nothingOfThePrincipal
        variables = max(texts.map(Self.variables).max() ?? .nothingOfThePrincipal, ofAccounts)
    }

    /// The mark of a role or a user.
    public func mark(_ identity: Identity) -> Mark {
        let kind =
            switch identity.kind {
            case .role: 0
            case .federatedRole: 1
            case .user: 2
            case .root: 3
            }
        var entries: Request.Entries = [:]
        for condition in conditions where entries[condition.lowerCasedKey] == nil {
            let rule = PresenceRule(of: condition.lowerCasedKey, for: .identity(identity))
            guard case .settled(.fixed(let value)) = rule else { continue }
            entries[condition.lowerCasedKey] = Request.Entry(value, of: condition.lowerCasedKey)
        }
        return Mark(
            kind: kind,
            partition: identity.root.partition,
            isPlaced: identity.root.organizationPath != nil,
            truths: conditions.map { $0.holds(in: entries) },
            arn: variables == .thePrincipal ? identity.arn : variables == .theAccount ? identity.root.account : nil
        )
    }

    private static func variables(_ text: String) -> Variables {
        guard text.contains("${") else { return .nothingOfThePrincipal }
        let lowerCased = text.lowercased()
        if lowerCased.contains("${aws:principalarn") || lowerCased.contains("${aws:username") { return .thePrincipal }
        let ofAccount = ["${aws:principalaccount", "${aws:resourceaccount", "${aws:userid", "orgpaths"]
        return ofAccount.contains(where: lowerCased.contains) ? .theAccount : .nothingOfThePrincipal
    }

    /// Whether a resource is one of particular accounts.
    private static func namesAccount(_ resource: String) -> Bool {
        let parts = resource.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6 else { return resource != "*" }
        return parts[4].utf8.contains { (0x30...0x39).contains($0) }
    }
}
