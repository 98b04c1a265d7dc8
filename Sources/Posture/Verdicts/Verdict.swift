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
    /// What the account itself shows.
    public let accountLevel: Judgement
    /// The guard that was tried, where one could matter.
    public let guardVerdict: GuardVerdict?
    /// Where the status is unknown: the evidence that is missing. Empty where it is known, whatever else could be collected.
    public let gaps: [Gap]
    /// Whether the guard makes up for what the account itself lacks.
    private let mitigates: Bool

    init(_ control: ControlID, _ accountLevel: Judgement, _ tried: GuardVerdict? = nil, mitigates: Bool = false) {
        self.control = control
        self.accountLevel = accountLevel
        guardVerdict = tried
        self.mitigates = mitigates
        guard let tried, mitigates else {
            status = accountLevel.status
            reason = accountLevel.reason
            gaps = status == .unknown ? accountLevel.gaps : []
            return
        }
        status = tried.effectiveStatus
        reason = status == .unknown ? tried.reason ?? accountLevel.reason : accountLevel.reason
        gaps = tried.gaps
    }

    /// Why, for people. What a guard has to say of it is found out when somebody asks.
    public var sentence: String {
        guard let guardVerdict, mitigates else { return accountLevel.sentence }
        return accountLevel.sentence + " " + guardVerdict.sentence
    }
}
