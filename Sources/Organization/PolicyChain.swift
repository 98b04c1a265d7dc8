/// The policies of one kind over an account, level by level from the organization's root down.
public struct PolicyChain: Hashable, Sendable {
    /// A node of the tree and what is attached to it.
    public struct Level: Hashable, Sendable {
        /// The node.
        public let node: NodeID
        /// The policies attached right there, ordered by id. A level without any denies everything.
        public let policies: [PolicyID]

        /// A level with these policies.
        public init(node: NodeID, policies: [PolicyID]) {
            self.node = node
            self.policies = policies
        }
    }

    /// From the organization's root to the account.
    public let levels: [Level]

    /// A chain of these levels.
    public init(levels: [Level]) {
        self.levels = levels
    }
}

/// Whether service control policies bind the principals of an account.
///
/// Source: <https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html>
public enum PolicyBinding: Hashable, Sendable {
    /// Why no policy can bind.
    public enum Exemption: String, Hashable, Sendable {
        /// The account is in no organization.
        case standalone
        /// The account owns the organization.
        case managementAccount = "management-account"
        /// The organization has only consolidated billing.
        case consolidatedBilling = "consolidated-billing-only"
        /// The kind of policy is not enabled at the organization's root.
        case policyTypeDisabled = "policy-type-disabled"
    }

    /// Policies bind, and these are they.
    case bound(PolicyChain)
    /// No policy binds.
    case exempt(Exemption)
    /// The evidence does not tell.
    case unknown([Gap])
}

extension Organization {
    /// Whether and how service control policies bind `account`, taken to be in this organization.
    public func serviceControl(over account: AccountID) -> PolicyBinding {
        if managementAccount.value == account { return .exempt(.managementAccount) }
        if featureSet.value == .consolidatedBilling { return .exempt(.consolidatedBilling) }
        if let enabled = enabledPolicyTypes.value, !enabled.contains(.serviceControl) {
            return .exempt(.policyTypeDisabled)
        }
        let gaps = [managementAccount.gap, enabledPolicyTypes.gap].compactMap(\.self)
        switch chain(of: .serviceControl, over: account) {
        case .known(let chain): return gaps.isEmpty ? .bound(chain) : .unknown(gaps)
        case .unknown(let gap): return .unknown(gaps + [gap])
        }
    }

    /// The policies of one kind over `account`; unknown where the tree, the list of policies or one policy's targets
    /// could not be read, since any of them could add a policy to the chain.
    public func chain(of type: PolicyType, over account: AccountID) -> Known<PolicyChain> {
        let path: [NodeID]
        switch tree.path(to: account) {
        case .known(let nodes): path = nodes
        case .unknown(let gap): return .unknown(gap)
        }
        let set: PolicySet
        switch policies[type] ?? .unknown(Gap(.listPolicies, .notCollected)) {
        case .known(let policies): set = policies
        case .unknown(let gap): return .unknown(gap)
        }
        if let gap = set.targetsGap { return .unknown(gap) }
        return .known(
            PolicyChain(levels: path.map { PolicyChain.Level(node: $0, policies: set.attached(to: $0)) })
        )
    }
}
