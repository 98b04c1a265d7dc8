internal import Organization
internal import PolicyLanguage
internal import PolicyReach

/// The policies of one kind in an organization, each read once.
struct PolicyLibrary {
    private let policies: [PolicyID: PolicyStack.Attached]
    private let gaps: [PolicyID: Gap]

    init(_ set: PolicySet?) {
        var policies: [PolicyID: PolicyStack.Attached] = [:]
        var gaps: [PolicyID: Gap] = [:]
        for policy in set?.policies ?? [] {
            policies[policy.id] = PolicyStack.Attached(
                id: policy.id.description,
                name: policy.name,
                Self.content(policy.document)
            )
            gaps[policy.id] = policy.document.gap
        }
        self.policies = policies
        self.gaps = gaps
    }

    private static func content(_ text: Known<String>) -> PolicyStack.Attached.Content {
        switch text {
        case .unknown(let gap): return .unreadable(gap.words)
        case .known(let text):
            do throws(PolicyError) { return .document(try PolicyDocument(parsing: text)) } catch {
                return .unreadable(error.diagnostics.map { "\($0.position): \($0.message)" }.joined(separator: "; "))
            }
        }
    }

    /// The levels of a chain. Their nodes are left out: the same policies do the same wherever they hang.
    func levels(_ chain: PolicyChain) -> [PolicyStack.Level] {
        chain.levels.map { level in
            PolicyStack.Level(
                node: nil,
                policies: level.policies.map { id in
                    policies[id] ?? PolicyStack.Attached(id: id.description, .unreadable("it was not collected"))
                }
            )
        }
    }

    /// What would have to be collected to read all policies of a chain.
    func gaps(_ chain: PolicyChain) -> [Gap] {
        chain.levels.flatMap(\.policies).compactMap { gaps[$0] }
    }
}
