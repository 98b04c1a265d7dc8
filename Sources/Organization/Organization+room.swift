extension Organization {
    /// As many service control policies can be attached to one node.
    ///
    /// Source: <https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html>, read in November
    /// 2026; 5 before 2026-05-15.
    public static let serviceControlPoliciesPerNode = 10

    /// Whether as many service control policies hang at a node as AWS allows, as far as the evidence shows.
    public func isFull(_ node: NodeID) -> Bool {
        let attached = policies[.serviceControl]?.value?.attached(to: node).count ?? 0
        return attached >= Self.serviceControlPoliciesPerNode
    }
}
