/// An account as its organization lists it.
///
/// Source: <https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html>
public struct ListedAccount: Hashable, Sendable {
    /// Whether the account can be used.
    public enum State: String, Hashable, Sendable {
        case active = "ACTIVE"
        case suspended = "SUSPENDED"
        case pendingClosure = "PENDING_CLOSURE"
        case pendingActivation = "PENDING_ACTIVATION"
        case closed = "CLOSED"
    }

    /// How the account came into the organization.
    public enum JoinedMethod: String, Hashable, Sendable {
        /// It existed before, and accepted an invitation.
        case invited = "INVITED"
        /// The organization created it.
        case created = "CREATED"
    }

    /// The account's id.
    public let id: AccountID
    /// The account's name.
    public let name: String?
    /// The address of the account's root user.
    public let email: String?
    /// The account's state; nil where the answer names none that is known.
    public let state: State?
    /// How it joined.
    public let joinedMethod: JoinedMethod?
    /// When it joined.
    public let joined: Instant?
    /// The partition of its ARN.
    public let partition: Partition?
    /// The account that owns the organization: every ARN in an organization carries its id.
    public let owner: AccountID?

    /// An account with these properties.
    public init(
        id: AccountID,
        name: String? = nil,
        email: String? = nil,
        state: State? = .active,
        joinedMethod: JoinedMethod? = nil,
        joined: Instant? = nil,
        partition: Partition? = nil,
        owner: AccountID? = nil
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.state = state
        self.joinedMethod = joinedMethod
        self.joined = joined
        self.partition = partition
        self.owner = owner
    }

    /// Whether nobody can sign in to the account or call AWS with it: suspended, closed or on the way there.
    public var isOutOfService: Bool {
        switch state {
        case .suspended, .pendingClosure, .closed: true
        case .active, .pendingActivation, nil: false
        }
    }
}
