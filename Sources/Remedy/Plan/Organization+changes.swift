public import Organization

extension Organization {
    /// The organization after service control policies were enabled at its root: then every node and account has
    /// `FullAWSAccess`.
    ///
    /// Source: <https://docs.aws.amazon.com/organizations/latest/userguide/enable-policy-type.html>
    public func enablingServiceControl() -> Organization {
        var organization = self
        organization.enabledPolicyTypes = enabledPolicyTypes.map { $0.union([.serviceControl]) }
        organization.policies[.serviceControl] = policies[.serviceControl]?.map { set in
            let others = set.policies.filter { $0.id != .fullAWSAccess }
            return PolicySet(others + [.fullAWSAccess(at: everyNode)])
        }
        return organization
    }

    /// The organization after an account joined it, right below its root.
    ///
    /// Source: <https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_invites.html>
    public func admitting(_ account: ListedAccount, below root: NodeID) -> Organization {
        var organization = self
        organization.accounts[account.id] = account
        organization.tree.place(.account(account.id), below: root)
        organization.policies[.serviceControl] = policies[.serviceControl]?.map { set in
            PolicySet(set.policies.map { $0.id == .fullAWSAccess ? $0.attached(also: .account(account.id)) : $0 })
        }
        return organization
    }

    private var everyNode: [NodeID] {
        tree.nodes.sorted { $0.description < $1.description }
    }
}

extension Policy {
    /// The policy that allows everything, at these nodes.
    fileprivate static func fullAWSAccess(at nodes: [NodeID]) -> Policy {
        Policy(
            id: .fullAWSAccess,
            name: "FullAWSAccess",
            isManagedByAWS: true,
            document: .known(#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#),
            targets: .known(nodes)
        )
    }

    fileprivate func attached(also node: NodeID) -> Policy {
        Policy(
            id: id,
            name: name,
            isManagedByAWS: isManagedByAWS,
            document: document,
            targets: targets.map { $0 + [node] }
        )
    }
}
