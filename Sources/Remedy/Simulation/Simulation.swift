public import Organization
public import Posture

/// What would come of attaching a policy, before anybody does.
public struct Simulation: Sendable {
    /// The policy and where it is to be attached.
    public let proposal: Proposal
    /// The organization that the node is in.
    public let organization: String
    /// How many service control policies hang at the node already, where that is as many as AWS allows.
    public let full: Int?
    /// The accounts in which root would be denied everything, or everything but a few actions, and of which nobody else is
    /// known to be an administrator, by id: but for those of ``barred``, and for those in which root cannot give anybody rights now.
    public let unadministered: [Unadministered]
    /// The accounts in which the policy would leave nobody beside root who is known to be able to give rights to others, though
    /// somebody is now, by id.
    public let barred: [BarredAdministrators]
    /// The verdicts that would be others, by account and control.
    public let changes: [VerdictChange]
    /// The failures that would be other verdicts and that somebody accepted, in the order of the changes.
    public let accepted: [AcceptedFailure]
    /// The accounts that the policy would reach, by id.
    public let reached: [AccountID]
    /// The others, by id.
    public let unreached: [Unreached]
    /// Accounts at or below the node that are suspended or closed, by id: the policy binds them, and counts once somebody can
    /// sign in to them again.
    public let outOfService: [AccountID]
    /// The events of the past, by time.
    public let events: [SimulatedEvent]
    /// What root users would be locked out of.
    public let lockOuts: [LockOutGroup]
    /// The proposed place, the one above it and those right below.
    public let alternatives: [Alternative]
}
