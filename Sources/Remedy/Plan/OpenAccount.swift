internal import Evidence
internal import Organization
internal import Posture

/// A judged account with open ways to its root user.
struct OpenAccount: Sendable {
    /// Its place among the judged accounts.
    let index: Int
    let id: AccountID
    let membership: Membership
    let organization: Int?
    private let partition: Partition?
    /// The ways to the root user itself that are open still.
    private(set) var open: [AttackPath.Kind]
    /// The nodes over it, from the organization's root down to itself; empty where they are not known.
    let nodes: [NodeID]
    /// What a service control policy attached over it needs before it binds it; nil where none can bind it.
    let guardNeeds: GuardNeeds?

    enum GuardNeeds {
        case nothing
        /// Policies of that type have to be enabled first.
        case policyType
    }

    /// What policies over the account deny.
    private let denied: DeniedChanges
    /// Whether it is known that the root user has no MFA device: a way on which one would stand is open.
    private let lacksMFA: Bool

    init?(_ index: Int, _ account: FleetAccount, _ standings: Standings, in audit: Audit) {
        let fleet = audit.fleet
        open = standings.kinds(.open).filter { $0 != .guardRemoval }
        guard !open.isEmpty else { return nil }
        self.index = index
        id = account.id
        membership = account.membership
        organization = account.organization
        partition = account.partition
        lacksMFA = open.contains(.guessedPassword) || open.contains(.mailboxTakeover)
        guard account.membership == .member, let place = account.organization else {
            nodes = []
            guardNeeds = nil
            denied = .none
            return
        }
        let organization = fleet.organizations[place].organization
        nodes = organization.tree.path(to: account.id).value ?? []
        denied = audit.changesDenied(of: account.id)
        switch organization.serviceControl(over: account.id) {
        case .bound: guardNeeds = .nothing
        case .exempt(.policyTypeDisabled) where organization.canTakePolicies(over: account.id): guardNeeds = .policyType
        case .exempt, .unknown: guardNeeds = nil
        }
    }

    /// The open ways that a change closes.
    func closed(by change: Change) -> [AttackPath.Kind] {
        switch change.kind {
        case .attachPolicy: nodes.contains(change.target) && guardNeeds != nil ? open : []
        case .removeRootCredentials: nodes.contains(change.target) && isRemovable ? open : []
        case .joinOrganization: change.target == .account(id) ? open : []
        case .deleteAccessKey: isIn(change) && !denies(.keyDeletion) ? open.filter { $0 == .leakedKey } : []
        case .enrolHardwareMFA, .enrolMFA: isIn(change) && !denies(.enrolment) ? open.filter { $0 != .leakedKey } : []
        case .enablePolicyType, .centralizeRootAccess, .addAdministrator: []
        }
    }

    private func isIn(_ change: Change) -> Bool { change.target == .account(id) }

    /// Whether policies deny a change for certain. A root user without a device cannot show MFA, so it enrols none where that is
    /// asked for.
    private func denies(_ change: CredentialChange) -> Bool {
        denied.always.contains(change) || change == .enrolment && lacksMFA && denied.withoutMFA.contains(.enrolment)
    }

    mutating func close(by change: Change) {
        let closed = closed(by: change)
        open.removeAll { closed.contains($0) }
    }

    /// Whether the organization may remove the root user's credentials. Whether that can be done outside the standard
    /// partition is not documented.
    private var isRemovable: Bool {
        membership == .member && (partition ?? .aws) == .aws && !denies(.removal)
    }

    /// The changes in the account itself that close something of it.
    var changes: [Change] {
        let target = NodeID.account(id)
        return [ChangeKind.deleteAccessKey, .enrolHardwareMFA]
            .map { Change($0, organization: organization, target: target) }
            .filter { !closed(by: $0).isEmpty }
    }
}

extension Organization {
    /// Whether it is known what would bind an account once service control policies are enabled.
    fileprivate func canTakePolicies(over account: AccountID) -> Bool {
        featureSet.value == .all && chain(of: .serviceControl, over: account).value != nil
    }
}
