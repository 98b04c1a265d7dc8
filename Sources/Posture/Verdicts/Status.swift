/// What is said of one control in one account.
public enum Status: String, Hashable, Sendable, CaseIterable {
    /// The control holds.
    case pass
    /// The control does not hold, and nothing makes up for it.
    case fail
    /// The control does not hold in the account, but a policy of the organization is proved to make up for it.
    case mitigated
    /// The evidence does not tell.
    case unknown
    /// The control asks for something that this account cannot have.
    case notApplicable = "not_applicable"
}

/// The two statuses of one control in one account: two bytes, of which a fleet has many.
struct StatusPair: Hashable, Sendable {
    let effective: Status
    let accountLevel: Status
}
