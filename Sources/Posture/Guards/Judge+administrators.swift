public import Evidence
internal import Organization
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

    /// What the policies over an account leave its root user of what administrators do: free where it can do some of it without MFA,
    /// too.
    public func leewayOfRoot(in account: FleetAccount) -> AdministratorLeeway {
        AccountGuards(account, in: organization(of: account), guards).leewayOfRoot
    }

    private func organization(of account: FleetAccount) -> Organization? {
        account.organization.map { fleet.organizations[$0].organization }
    }
}

extension AccountGuards {
    fileprivate func leeway(_ question: AdministratorLeeway.Question) -> AdministratorLeeway {
        leeway(question.phrase) { Identity(question.identityKind, question.resource, besides: $0) }
    }

    fileprivate var leewayOfRoot: AdministratorLeeway {
        leeway("the root user") { Identity($0) }
    }

    private func leeway(_ who: String, _ identity: (RootUser) -> Identity) -> AdministratorLeeway {
        switch self {
        case .bound(let found):
            switch found.leeways.leeway(of: identity(found.member.root)) {
            case .some: return .free
            case .none: return .denied
            case .unclear(let doubts):
                return .unknown(found.gaps.first ?? Gap(who, doubts.first ?? "the search for a request was given up"))
            }
        case .undecided(.notApplicable, _): return .free
        case .undecided(_, .policiesUnknown(let gaps)), .undecided(_, .membership(_, let gaps)):
            return .unknown(gaps.first ?? Gap(who, Self.unbound))
        case .undecided:
            return .unknown(Gap(who, Self.unbound))
        }
    }

    private static let unbound = "nothing tells which policies bind the account now"
}

extension Gap {
    /// That it is not known what policies leave somebody, and why.
    fileprivate init(_ who: String, _ why: String) {
        self.init(
            .describePolicy,
            .undecided("whether policies let \(who) give rights to others is not known; \(why)")
        )
    }
}

extension AdministratorLeeway.Question {
    /// Such as `role Admin`.
    fileprivate var phrase: String { "\(kind == .user ? "user" : "role") \(name)" }

    fileprivate var identityKind: Identity.Kind {
        switch kind {
        case .account: .role
        case .identityCenter, .saml, .openIDConnect: .federatedRole
        case .user: .user(name: name)
        }
    }
}
