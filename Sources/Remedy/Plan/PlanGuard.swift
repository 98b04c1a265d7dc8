internal import Organization

/// The policy that a plan attaches: every request of root users is denied but those of centralized root sessions.
struct PlanGuard: Sendable {
    static let name = "DenyRootUsers"
    /// The JSON document.
    let text: String

    /// Builds the policy, and proves it.
    init() throws(GuardError) {
        text = try GuardDemand(deniesRoot: true, allowsAssumeRoot: true).build().policy
    }

    /// The policy as it would hang on a node.
    func attached(to node: NodeID) -> Policy {
        Policy(id: .proposed, name: Self.name, isManagedByAWS: false, document: .known(text), targets: .known([node]))
    }
}
