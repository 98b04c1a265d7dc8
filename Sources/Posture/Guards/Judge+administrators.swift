public import Evidence
public import Organization
internal import PolicyReach

extension Audit {
    /// How somebody other than the root user can administer an account of the fleet.
    ///
    /// - Parameter account: the account, whether it was judged or not.
    /// - Returns: at most two ways; unknown where the reader was not told to look for them, or where it is not known what the
    ///   policies over the account let them do.
    public func administrators(of account: FleetAccount) -> AdministratorWays {
        judge.administrators(of: account)
    }
}

extension Judge {
    /// How somebody other than the root user can administer an account, under the policies that this judge knows.
    public func administrators(of account: FleetAccount) -> AdministratorWays {
        let organization = organization(of: account)
        let guards = AccountGuards(account, in: organization, guards)
        return account.administrators(in: organization) { guards.leeway($0) }
    }

    /// Whether somebody other than the root user is known to be able to administer an account, under the same policies.
    public func hasAdministrator(_ account: FleetAccount) -> Bool {
        let organization = organization(of: account)
        var guards: AccountGuards?
        return account.hasAdministrator(in: organization) { question in
            let found = guards ?? AccountGuards(account, in: organization, self.guards)
            guards = found
            return found.leeway(question)
        }
    }

    /// Whether the policies over an account let its root user give rights to others.
    public func rootRights(of account: AccountID) -> RootRights { guards.rootRights(of: account) }

    private func organization(of account: FleetAccount) -> Organization? {
        account.organization.map { fleet.organizations[$0].organization }
    }
}

extension AccountGuards {
    fileprivate func leeway(_ question: AdministratorLeeway.Question) -> AdministratorLeeway {
        switch self {
        case .bound(let found): return found.leeway(question)
        case .undecided(.notApplicable, _): return .free
        case .undecided(_, .policiesUnknown(let gaps)), .undecided(_, .membership(_, let gaps)):
            return .unknown(gaps.first ?? question.gap("nothing tells which policies bind the account now"))
        case .undecided:
            return .unknown(question.gap("nothing tells which policies bind the account now"))
        }
    }
}

extension FoundGuards {
    fileprivate func leeway(_ question: AdministratorLeeway.Question) -> AdministratorLeeway {
        switch leeways.leeway(of: Identity(question.identityKind, question.resource, besides: member.root)) {
        case .some: return .free
        case .none: return .denied
        case .unclear(let doubts):
            return .unknown(gaps.first ?? question.gap(doubts.first ?? "the search for a request was given up"))
        }
    }
}

extension AdministratorLeeway.Question {
    fileprivate var identityKind: Identity.Kind {
        switch kind {
        case .account: .role
        case .identityCenter, .saml, .openIDConnect: .federatedRole
        case .user: .user(name: name)
        }
    }

    /// That it is not known what policies leave it, and why.
    fileprivate func gap(_ why: String) -> Gap {
        let who = kind == .user ? "user" : "role"
        return Gap(
            .describePolicy,
            .undecided("whether policies let \(who) \(name) give rights to others is not known; \(why)")
        )
    }
}
