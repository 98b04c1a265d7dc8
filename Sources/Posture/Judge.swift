public import Evidence
public import Organization

/// Judges accounts, each by itself: those of a fleet, or what they would be after a change.
public struct Judge: Sendable {
    let fleet: Fleet
    let settings: AuditSettings
    let guards: GuardProofs
    /// For each organization whether the root user of the account that owns it is out of reach.
    private var managementRoots: [Int: Barrier] = [:]

    /// Proves what the policies over these accounts do.
    init(_ fleet: Fleet, _ settings: AuditSettings, for accounts: [FleetAccount]) {
        self.fleet = fleet
        self.settings = settings
        guards = GuardProofs(fleet, accounts)
        for index in Set(accounts.lazy.compactMap(\.organization)) {
            managementRoots[index] = lookAtManagementRoot(of: index)
        }
    }

    /// All verdicts on one account, in the order of the controls.
    public func verdicts(on account: FleetAccount) -> [Verdict] {
        let subject = subject(account)
        return Control.all.map { $0.verdict(on: subject) }
    }

    /// The effective statuses of one account, in the order of the controls, and how the ways to its root user stand.
    public func standing(of account: FleetAccount) -> (statuses: [Status], paths: Standings) {
        let subject = subject(account)
        return (Control.all.map { $0.verdict(on: subject).status }, Standings(paths(to: subject)))
    }

    /// The ways in which somebody else could come to act as an account's root user, the worst first.
    public func attackPaths(of account: FleetAccount) -> [AttackPath] {
        paths(to: subject(account))
    }

    /// A judge of the same fleet with one organization as it would be after a change.
    ///
    /// - Parameters:
    ///   - organization: what the organization would be.
    ///   - index: its place among the fleet's organizations.
    ///   - accounts: those that are going to be judged; no others may be.
    /// - Returns: the judge.
    public func supposing(_ organization: Organization, at index: Int, for accounts: [FleetAccount]) -> Judge {
        Judge(fleet.changing(organization, at: index), settings, for: accounts)
    }

    /// An account as controls and paths see it.
    func subject(_ account: FleetAccount) -> Subject {
        Subject(account, in: fleet, settings, guards)
    }

    /// The ways to an account's root user.
    func paths(to subject: Subject) -> [AttackPath] {
        subject.paths(
            managementRoot: subject.account.organization.flatMap { managementRoots[$0] } ?? .unknownManagementRoot([])
        )
    }

    private func lookAtManagementRoot(of index: Int) -> Barrier {
        switch fleet.organizations[index].organization.managementAccount {
        case .unknown(let gap): return .unknownManagementRoot([gap])
        case .known(let id):
            guard let management = fleet.account(id) else { return .unknownManagementRoot([]) }
            return Barrier(managementRoot: subject(management).pathsToRoot())
        }
    }
}

extension Barrier {
    static func unknownManagementRoot(_ gaps: [Gap]) -> Barrier {
        Barrier(.managementRoot, .unknown, gaps: gaps)
    }

    /// The root user of a management account as what stands before the policies that it can take away.
    init(managementRoot paths: [AttackPath]) {
        if paths.contains(where: { $0.standing == .open }) {
            self.init(.managementRoot, .open)
        } else if paths.contains(where: { $0.standing == .unknown }) {
            self.init(.managementRoot, .unknown, gaps: paths.flatMap(\.gaps))
        } else {
            self.init(.managementRoot, .closed)
        }
    }
}
