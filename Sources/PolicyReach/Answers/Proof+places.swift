extension Proof {
    /// The same with the nodes that its levels are.
    public func placed(at nodes: [String]) -> Proof {
        var proof = self
        proof.by = by.map { $0.placed(at: nodes) }
        return proof
    }
}

extension Proof.Deciding {
    /// The same with the node that its level is.
    public func placed(at nodes: [String]) -> Proof.Deciding {
        Proof.Deciding(
            source: source,
            level: level,
            node: nodes.indices.contains(level) ? nodes[level] : node,
            policyIndex: policyIndex,
            policy: policy,
            name: name,
            statement: statement,
            sid: sid
        )
    }

    /// Such as `statement 1 (DenyRoot) of guard (p-a1b2c3d4), attached to ou-a1b2-c3d4e5f6`.
    public var words: String {
        guard let policy, let statement else {
            return "nothing at \(node ?? "level \(level + 1)") allows what is asked"
        }
        let place = node.map { ", attached to \($0)" } ?? ""
        let sid = sid.map { " (\($0))" } ?? ""
        let label = name.map { "\($0) (\(policy))" } ?? policy
        return "statement \(statement + 1)\(sid) of \(label)\(place)"
    }
}
