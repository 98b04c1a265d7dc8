internal import Evidence
internal import Organization
internal import PolicyLanguage
internal import PolicyReach

/// The policies of a fleet's organizations that were meant to protect root users.
struct GuardAttempts {
    private let attempts: [Int: [PolicyID: GuardAttempt]]

    init(_ fleet: Fleet) {
        var attempts: [Int: [PolicyID: GuardAttempt]] = [:]
        for (index, found) in fleet.organizations.enumerated() {
            let partition = found.organization.partition ?? .aws
            for policy in found.organization.policies[.serviceControl]?.value?.policies ?? [] {
                guard let text = policy.document.value, let document = try? PolicyDocument(parsing: text) else {
                    continue
                }
                if let attempt = GuardAttempt(document, in: partition) {
                    attempts[index, default: [:]][policy.id] = attempt
                }
            }
        }
        self.attempts = attempts
    }

    /// Those among the policies over an account, from the top, each once.
    func policies(in stack: PolicyStack, of organization: Int) -> [PolicyID] {
        guard let known = attempts[organization] else { return [] }
        var found: [PolicyID] = []
        for policy in stack.serviceControl.flatMap(\.policies) {
            if let id = PolicyID(policy.id), known[id] != nil, !found.contains(id) { found.append(id) }
        }
        return found
    }

    /// What was found wrong with one of them.
    func flaw(of policy: PolicyID, in organization: Int) -> String? {
        attempts[organization]?[policy]?.flaw?.message
    }

    /// Where no policy is about root users.
    func unguardedPlaces(in fleet: Fleet) -> UnguardedPlaces {
        var guarded: [Int: Set<NodeID>] = [:]
        for (index, found) in fleet.organizations.enumerated() {
            for policy in found.organization.policies[.serviceControl]?.value?.policies ?? []
            where attempts[index]?[policy.id] != nil {
                for target in policy.targets.value ?? [] {
                    guarded[index, default: []].formUnion(found.organization.tree.path(to: target).value ?? [target])
                }
            }
        }
        return UnguardedPlaces(guarded: guarded)
    }
}

/// The nodes of trees at and below which no policy is about root users.
struct UnguardedPlaces {
    /// Nodes at or below which there is one.
    fileprivate let guarded: [Int: Set<NodeID>]

    /// The highest of an account's nodes that has none, at or below it.
    func highest(over nodes: [String], in organization: Int) -> NodeID? {
        nodes.lazy.compactMap { NodeID($0) }.first { guarded[organization]?.contains($0) != true }
    }
}
