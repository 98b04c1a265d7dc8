/// The tree from an organization's root through its organizational units to the accounts, as far as it was listed.
public struct OrganizationTree: Sendable {
    private var parents: [NodeID: NodeID] = [:]
    private var names: [NodeID: String] = [:]
    /// Lists of children that are missing, by the parent whose children they are.
    public private(set) var gaps: [NodeID: [Gap]] = [:]

    /// AWS lets five units stand below each other; far more are taken for a ring.
    ///
    /// Source: <https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html>
    private static let mostLevels = 64

    /// A tree without nodes.
    public init() {}

    /// Notes that `child` stands right below `parent`.
    public mutating func place(_ child: NodeID, below parent: NodeID, name: String? = nil) {
        parents[child] = parent
        if let name { names[child] = name }
    }

    /// Names a node.
    public mutating func name(_ node: NodeID, _ name: String) {
        names[node] = name
    }

    /// Notes that the children of `parent` are not all known.
    public mutating func note(_ gap: Gap, at parent: NodeID) {
        gaps[parent, default: []].append(gap)
    }

    /// Whether a node was seen: below another one, or with one below it.
    public func contains(_ node: NodeID) -> Bool {
        parents[node] != nil || parents.values.contains(node)
    }

    /// The name of a node, where it has one and it is known.
    public func name(of node: NodeID) -> String? {
        names[node]
    }

    /// The node right above another one; nil for a root, and where the evidence does not place the node.
    public func parent(of node: NodeID) -> NodeID? {
        parents[node]
    }

    /// The nodes right below another one, units before accounts, by id.
    public func children(of node: NodeID) -> [NodeID] {
        let children = parents.filter { $0.value == node }.keys
        let units = children.filter { if case .account = $0 { false } else { true } }
        let accounts = children.filter { if case .account = $0 { true } else { false } }
        return units.sorted { $0.description < $1.description } + accounts.sorted { $0.description < $1.description }
    }

    /// All nodes that the evidence shows.
    public var nodes: Set<NodeID> {
        Set(parents.keys).union(parents.values).union(names.keys)
    }

    /// The nodes from the organization's root down to the account.
    ///
    /// Unknown where the evidence does not place the account, or one of the units over it.
    public func path(to account: AccountID) -> Known<[NodeID]> {
        path(to: .account(account))
    }

    /// The nodes from the organization's root down to this one.
    ///
    /// Unknown where the evidence does not place it, or one of the units over it.
    public func path(to node: NodeID) -> Known<[NodeID]> {
        var path = [node]
        while let node = path.last {
            if case .root = node { return .known(path.reversed()) }
            guard let parent = parents[node] else { return .unknown(reasonForMissingParent(of: node)) }
            guard path.count < Self.mostLevels else {
                return .unknown(
                    Gap(
                        .listOrganizationalUnitsForParent,
                        argument: parent.description,
                        .unreadable("the tree is a ring, or deeper than AWS lets it be")
                    )
                )
            }
            path.append(parent)
        }
        return .unknown(Gap(.listAccountsForParent, .notCollected))
    }

    /// The first list of children that is missing, in the order of its parent's name; any of them could hold the node.
    private func reasonForMissingParent(of node: NodeID) -> Gap {
        let call: AWSCall =
            if case .account = node { .listAccountsForParent } else { .listOrganizationalUnitsForParent }
        let candidates = gaps.sorted { $0.key.description < $1.key.description }.flatMap(\.value)
        return candidates.first { $0.call == call } ?? candidates.first ?? Gap(call, .notCollected)
    }
}
