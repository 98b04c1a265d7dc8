public import Organization
public import Posture

/// One change of a plan, with what comes of it.
public struct PlanItem: Sendable {
    /// A name that is the same for the same change in every plan, such as `attach-policy:ou-a1b2-c3d4e5f6`.
    public let id: String
    /// What is to be done, and where.
    public let change: Change
    /// The organization's id or folder; nil for an account in none.
    public let organization: String?
    /// The accounts in which something is done, by id.
    public let accounts: [AccountID]
    /// The policy that is to be attached, as JSON.
    public let policy: String?
    /// How many paths are closed by it that the items before it leave open.
    public let closedPaths: Int
    /// The accounts in which they are closed, by id.
    public let closes: [AccountID]
    /// Accounts in which root was used lately in a way that the change will stop, by id.
    public let feels: [AccountID]
    /// Accounts in which AWS may refuse it: policies deny what shows no MFA, and whether root sessions show any is not documented.
    public let mayBeDenied: [AccountID]
    /// What other items have to be done before it.
    public let requires: [String]
    /// The verdicts that it changes by itself, done on the fleet as it is after nothing but what it requires.
    public let verdicts: [VerdictChange]
    /// The failures that it ends and that somebody accepted, in the order of the verdicts.
    public let accepted: [AcceptedFailure]
    /// What to do, and what comes of it, in plain sentences.
    public let sentence: String
}

/// A control that fails when all items of a plan are done.
public struct StillFailing: Sendable {
    /// The control.
    public let control: ControlID
    /// The accounts, by id.
    public let accounts: [AccountID]
    /// Which of the failures somebody accepted.
    public let accepted: [AcceptedFailure]
    /// The accounts among them in which it does not fail yet: an item of the plan brings it about.
    public let new: [AccountID]
}

/// A path that a plan does not close.
public struct LeftOpen: Sendable {
    /// The account.
    public let account: AccountID
    /// The path.
    public let path: AttackPath.Kind
    /// Whether it is open, or nobody knows.
    public let standing: Standing
    /// Why, in a sentence.
    public let sentence: String
}
