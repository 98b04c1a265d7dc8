/// A policy of an organization, with its text as AWS stores it.
public struct Policy: Sendable {
    /// The policy's id.
    public let id: PolicyID
    /// The policy's name.
    public let name: String
    /// Whether AWS wrote it.
    public let isManagedByAWS: Bool
    /// The JSON document, unread; unknown where `describe-policy` gave none.
    public let document: Known<String>
    /// The nodes it is attached to; unknown where `list-targets-for-policy` gave none.
    public let targets: Known<[NodeID]>

    /// A policy with these properties.
    public init(
        id: PolicyID,
        name: String,
        isManagedByAWS: Bool,
        document: Known<String>,
        targets: Known<[NodeID]>
    ) {
        self.id = id
        self.name = name
        self.isManagedByAWS = isManagedByAWS
        self.document = document
        self.targets = targets
    }
}

/// A kind of policy that Organizations attaches to its tree.
public enum PolicyType: String, Hashable, Sendable, CaseIterable {
    /// Bounds what principals of the member accounts may do.
    case serviceControl = "SERVICE_CONTROL_POLICY"
    /// Bounds what may be done to the resources of the member accounts.
    case resourceControl = "RESOURCE_CONTROL_POLICY"
}

/// All policies of one kind in an organization, and where they hang.
public struct PolicySet: Sendable {
    /// The policies, ordered by id.
    public let policies: [Policy]
    private let attached: [NodeID: [PolicyID]]
    /// The first policy whose targets could not be read: such a policy may hang anywhere.
    public let targetsGap: Gap?

    /// The set of these policies.
    public init(_ policies: [Policy]) {
        self.policies = policies.sorted { $0.id < $1.id }
        targetsGap = self.policies.lazy.compactMap(\.targets.gap).first
        var attached: [NodeID: [PolicyID]] = [:]
        for policy in self.policies {
            for target in policy.targets.value ?? [] { attached[target, default: []].append(policy.id) }
        }
        self.attached = attached
    }

    /// The policies attached right at `node`, ordered by id.
    public func attached(to node: NodeID) -> [PolicyID] {
        attached[node] ?? []
    }
}
