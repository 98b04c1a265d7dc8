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
    /// The changes of an account's root credentials that policies are proved to deny: service control policies bind a member's root
    /// user and sessions of `sts:AssumeRoot` alike, and nobody else's.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html>
    public func changesDenied(of account: AccountID) -> DeniedChanges {
        judge.guards.changesDenied(of: account)
    }

    /// The policies over an account of the fleet.
    public func policies(over account: FleetAccount) -> BoundRootUser {
        let found = verdict(of: .rootDenied, over: account)
        switch found.cause {
        case .tried(let tried): return .bound(tried.placed, tried.member.root)
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
