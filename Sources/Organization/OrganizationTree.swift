/// The tree from an organization's root through its organizational units to the accounts, as far as it was listed.
public struct OrganizationTree: Sendable {
    private var parents: [NodeID: NodeID] = [:]
    private var names: [NodeID: String] = [:]
    /// Lists of children that are missing, by the parent whose children they are.
    public private(set) var gaps: [NodeID: [Gap]] = [:]

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

    /// The nodes from the organization's root down to the account.
    ///
    /// Unknown where the evidence does not place the account, or one of the units over it.
    public func path(to account: AccountID) -> Known<[NodeID]> {
        var path: [NodeID] = [.account(account)]
        var visited: Set<NodeID> = [.account(account)]
        while let node = path.last {
            if case .root = node { return .known(path.reversed()) }
            guard let parent = parents[node] else { return .unknown(reasonForMissingParent(of: node)) }
            guard visited.insert(parent).inserted else {
                return .unknown(
                    Gap(
                        .listOrganizationalUnitsForParent,
                        argument: parent.description,
                        .unreadable("the tree is a ring")
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
