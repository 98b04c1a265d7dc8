internal import Evidence
public import Organization

/// What is true of one control in one account, and why.
public struct Verdict: Sendable {
    /// The control.
    public let control: ControlID
    /// What is effectively true, policies included.
    public let status: Status
    /// Why, for machines.
    public let reason: Reason
    /// Why, for people.
    public let sentence: String
    /// What the account itself shows.
    public let accountLevel: Judgement
    /// The guard that was tried, where one could matter.
    public let guardVerdict: GuardVerdict?
    /// Where the status is unknown: the evidence that is missing. Empty where it is known, whatever else could be collected.
    public let gaps: [Gap]

    init(_ control: ControlID, _ accountLevel: Judgement, _ tried: GuardVerdict? = nil, mitigates: Bool = false) {
        self.control = control
        self.accountLevel = accountLevel
        guardVerdict = tried
        guard let tried, mitigates else {
            status = accountLevel.status
            reason = accountLevel.reason
            sentence = accountLevel.sentence
            gaps = status == .unknown ? accountLevel.gaps : []
            return
        }
        status = tried.effectiveStatus
        reason = status == .unknown ? tried.reason ?? accountLevel.reason : accountLevel.reason
        sentence = accountLevel.sentence + " " + tried.sentence
        gaps = tried.gaps
    }
}
