public import Organization
public import PolicyReach

/// A proof about a guard over one account, made for the first of all accounts that it holds of.
public struct TriedGuard: Sendable {
    let shared: SharedProof
    let provedFor: RootUser
    let member: BoundMember
    let stack: PolicyStack
    /// What would have to be collected to read all policies of the chain.
    public let gaps: [Gap]

    /// The nodes of the chain, from the organization's root to the account.
    public var nodes: [String] { member.chain.levels.map(\.node.description) }

    /// Whether the policies have the property.
    public var result: Proof.Result { shared.result }

    /// What decides, where the property is proved.
    public var by: [Proof.Deciding] { shared.proof.by }

    /// The proof as it reads for this account: with its own nodes, and witnesses of its own root user.
    public var proof: Proof {
        Prover(placed, over: member.root).restated(shared.proof, of: provedFor).placed(at: nodes)
    }

    /// What each statement does to the requests in question, by level.
    public var contributions: [[Contribution]] {
        Prover(placed, over: member.root).contributions(to: shared.proof.property)
    }

    /// The policies, level by level, with the nodes that they hang on.
    public var placed: PolicyStack {
        PolicyStack(
            serviceControl: zip(nodes, stack.serviceControl).map { PolicyStack.Level(node: $0, policies: $1.policies) },
            resourceControl: stack.resourceControl
        )
    }
}
