internal import Evidence
internal import Organization
internal import PolicyReach
internal import Posture

/// Which accounts a proposed policy would do something in.
struct ProposalReach {
    /// Those that it would hang over, whether it does something there or not, and those of which that is not known.
    private(set) var below: [FleetAccount] = []
    private(set) var reached: [AccountID] = []
    private(set) var unreached: [Unreached] = []
    private let organization: Organization

    /// Looks at some accounts of a fleet, of which one organization has the node.
    init(_ accounts: [FleetAccount], _ proposal: Proposal, in organization: Organization, at index: Int) {
        self.organization = organization
        var isAbout: [AccountDistinction.Mark: Bool] = [:]
        let distinction = AccountDistinction(proposal.stack)
        for account in accounts {
            if let reason = reason(account, proposal.node, index) {
                unreached.append(Unreached(account: account.id, reason: reason))
                if reason == .unknown, account.organization == index { below.append(account) }
                continue
            }
            below.append(account)
            let user = RootUser(account, organization)
            let mark = distinction.mark(user)
            if isAbout[mark] == nil { isAbout[mark] = Prover(proposal.stack, over: user).isAboutRoot(policy: 1) }
            if isAbout[mark] == true {
                reached.append(account.id)
            } else {
                unreached.append(Unreached(account: account.id, reason: .otherRootUsers))
            }
        }
    }

    private func reason(_ account: FleetAccount, _ node: NodeID, _ index: Int) -> Unreached.Reason? {
        if case .standalone = account.membership { return .standalone }
        if case .unknown(.listedTwice) = account.membership, organization.accounts[account.id] != nil {
            return isBelow(account.id, node) == false ? .outsideSubtree : .listedTwice
        }
        guard let its = account.organization else { return .unknown }
        if its != index { return .otherOrganization }
        switch account.membership {
        case .unknown(.managementAccountUnknown), .management, .member, .standalone: break
        case .unknown: return .unknown
        }
        switch organization.serviceControl(over: account.id) {
        case .exempt(.standalone): return .standalone
        case .exempt(.managementAccount): return .managementAccount
        case .exempt(.consolidatedBilling): return .consolidatedBilling
        case .exempt(.policyTypeDisabled): return .policyTypeDisabled
        case .unknown: return isBelow(account.id, node) == false ? .outsideSubtree : .unknown
        case .bound(let chain): return chain.levels.contains { $0.node == node } ? nil : .outsideSubtree
        }
    }

    private func isBelow(_ account: AccountID, _ node: NodeID) -> Bool? {
        organization.tree.path(to: account).value.map { $0.contains(node) }
    }
}

extension RootUser {
    /// The root user of a member, with what its organization adds to its requests.
    init(_ account: FleetAccount, _ organization: Organization) {
        let path = organization.tree.path(to: account.id).value.map { nodes in
            nodes.dropLast().map { $0.description + "/" }.joined()
        }
        self.init(
            account: account.id.description,
            partition: account.partition?.rawValue ?? "aws",
            organization: organization.id?.description,
            organizationPath: organization.id.flatMap { id in path.map { "\(id)/\($0)" } }
        )
    }
}

extension Prover {
    /// Whether a statement of a policy, given by its place in the first level, is about any request of root or of an
    /// AssumeRoot session on its account.
    fileprivate func isAboutRoot(policy: Int) -> Bool {
        [Property(.denied), Property(.denied, of: .assumeRoot)].contains { property in
            contributions(to: property)[0].contains { $0.policy == policy && $0.kind != .silent }
        }
    }
}
