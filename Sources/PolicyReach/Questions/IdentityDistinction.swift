internal import PolicyLanguage

/// What service control policies make of one role or user that they might not make of another.
///
/// Those of which every condition on the principal comes to the same are alike, unless a variable stands for something of the
/// principal: then each is by itself.
public struct IdentityDistinction: Sendable {
    private let conditions: [Condition]
    private let hasVariables: Bool

    /// The keys that tell principals apart, and of which it is known what they hold.
    private static let keys: Set = [
        "aws:principalarn", "aws:principaltype", "aws:principalaccount", "aws:username", "aws:principalorgid",
        "aws:principalorgpaths",
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
        let texts = statements.flatMap { $0.conditions.flatMap(\.values) + ($0.resources?.texts ?? []) }
        hasVariables = texts.contains { $0.contains("${") }
    }

    /// The mark of a role or a user.
    public func mark(_ identity: Identity) -> Mark {
        let kind =
            switch identity.kind {
            case .role: 0
            case .federatedRole: 1
            case .user: 2
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
            arn: hasVariables ? identity.arn : nil
        )
    }
}
