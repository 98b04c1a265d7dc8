public import Evidence
public import Organization
public import PolicyReach

/// The policies over an account's root user, for any property to be proved of.
public enum BoundRootUser: Sendable {
    /// These bind it.
    case bound(PolicyStack, RootUser)
    /// None binds it, and why, as a sentence.
    case unbound(RootUser, String)
    /// The evidence does not tell, and why, as a sentence.
    case unknown(RootUser, String)

    /// Whether a property holds.
    public func prove(_ property: Property) -> Proof {
        switch self {
        case .bound(let stack, let user): Prover(stack, over: user).prove(property)
        case .unbound(let user, let sentence): Proof(property, of: user, .notApplicable, because: sentence)
        case .unknown(let user, let sentence): Proof(property, of: user, .unknown, because: sentence)
        }
    }
}

extension Audit {
    /// The changes of a member's root credentials that policies are proved to deny: service control policies bind its root user
    /// and sessions of `sts:AssumeRoot` alike.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html>
    ///
    /// - Parameters:
    ///   - account: A member of one of the fleet's organizations.
    ///   - binding: What its organization says of the service control policies over it.
    /// - Returns: What they deny.
    public func changesDenied(of account: FleetAccount, boundBy binding: PolicyBinding) -> Set<CredentialChange> {
        guard case .bound(let chain) = binding, let organization = organization(of: account)?.organization else {
            return []
        }
        return judge.guards.changesDenied(over: account, in: organization, chain)
    }

    /// The same, of any account: of one that is no member's, nothing is denied.
    public func changesDenied(of account: FleetAccount) -> Set<CredentialChange> {
        guard account.membership == .member, let organization = organization(of: account)?.organization else {
            return []
        }
        return changesDenied(of: account, boundBy: organization.serviceControl(over: account.id))
    }

    /// The policies over an account of the fleet.
    public func policies(over account: FleetAccount) -> BoundRootUser {
        let found = verdict(of: .rootDenied, over: account)
        switch found.cause {
        case .tried(let tried): return .bound(tried.placed, tried.user)
        case .exempt: return .unbound(account.rootUser, found.sentence)
        case .membership, .policiesUnknown: return .unknown(account.rootUser, found.sentence)
        }
    }
}

extension FleetAccount {
    fileprivate var rootUser: RootUser {
        RootUser(account: id.description, partition: partition?.rawValue ?? "aws")
    }
}
