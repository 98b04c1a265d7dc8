public import Organization

/// How somebody other than the root user can administer an account.
///
/// It is what the account's own identities and their policies say, as far as the policies over the account let them give rights
/// to others. Whether anybody who is let in is still there is not looked at.
public struct AdministratorWays: Hashable, Sendable {
    /// Whether there is a way.
    public enum Answer: Hashable, Sendable {
        /// There are these, and perhaps more.
        case known([AdministratorWay])
        /// All identities and policies of the account were read, and none of them is a way, or policies over it deny them.
        case none
        /// The evidence does not tell.
        indirect case unknown(Gap)
    }

    /// Whether there is a way.
    public let answer: Answer
    /// Users who could, and need no second factor to sign in. They are no good way, and not among those of the answer.
    public let withoutMFA: [AdministratorWay]
    /// Who would be a way, did policies over the account not deny it every action by which rights are given.
    public let denied: [AdministratorWay]
    /// Who would be a way if policies over the account let it give rights, which is not known.
    public let doubtful: [AdministratorWay]

    /// Where all of it was read.
    public var evidence: [Citation] {
        let others = withoutMFA + denied + doubtful
        guard case .known(let ways) = answer else { return others.flatMap(\.evidence) }
        return (ways + others).flatMap(\.evidence)
    }
}

/// A way in which somebody other than the root user can administer an account.
public struct AdministratorWay: Hashable, Sendable {
    /// Who comes in by it.
    public enum Kind: Hashable, Sendable {
        /// Whoever may assume the role in this account of the same organization.
        ///
        /// Source: <https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access.html>
        case account(AccountID)
        /// Whoever was assigned the permission set. Identity Center makes the role with the first assignment.
        ///
        /// Source: <https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html>
        case identityCenter
        /// Whoever a SAML provider vouches for.
        case saml
        /// Whoever, or whatever, an OpenID Connect provider vouches for.
        case openIDConnect
        /// An IAM user who signs in to the console.
        case user
    }

    /// Who comes in by it.
    public let kind: Kind
    /// The role's name, or the user's.
    public let name: String
    /// Where it was read.
    public let evidence: [Citation]
}
