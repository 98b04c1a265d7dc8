/// Something that should be true of every account's root user.
public struct Control: Sendable {
    /// The name.
    public let id: ControlID
    /// What should be true, in a line.
    public let title: String
    /// Why it should be.
    public let rationale: String
    /// What to do where it is not.
    public let remedy: String
    /// The weaker control that this one refines, where it refines one.
    public let refines: ControlID?
    /// The property of the policies that is asked for where the account fails.
    public let guardProperty: GuardProperty?
    /// Whether that property makes up for the failure. Use is a fact: it can only be kept from happening again.
    public let guardMitigates: Bool
    /// Cases that the control must catch and such that it must spare.
    public let examples: [Example]

    let judge: @Sendable (Subject) -> Judgement

    init(
        _ id: ControlID,
        title: String,
        rationale: String,
        remedy: String,
        refines: ControlID? = nil,
        guardedBy guardProperty: GuardProperty? = nil,
        guardMitigates: Bool = true,
        examples: [Example],
        judge: @escaping @Sendable (Subject) -> Judgement
    ) {
        self.id = id
        self.title = title
        self.rationale = rationale
        self.remedy = remedy
        self.refines = refines
        self.guardProperty = guardProperty
        self.guardMitigates = guardMitigates
        self.examples = examples
        self.judge = judge
    }

    /// The verdict on one account.
    func verdict(on subject: Subject) -> Verdict {
        let accountLevel = judge(subject)
        guard accountLevel.status == .fail, let guardProperty else { return Verdict(id, accountLevel) }
        return Verdict(id, accountLevel, subject.guards.verdict(on: guardProperty), mitigates: guardMitigates)
    }
}

extension Control {
    /// All controls, in the order in which every view shows them.
    public static let all: [Control] = ControlID.allCases.map(\.control)
}

extension ControlID {
    /// What should be true, in a line.
    public var title: String {
        control.title
    }

    /// The control of this name.
    public var control: Control {
        switch self {
        case .rootUnused: .rootUnused
        case .rootAccessKey: .rootAccessKey
        case .rootMFA: .rootMFA
        case .rootHardwareMFA: .rootHardwareMFA
        case .rootNoSigningCertificate: .rootNoSigningCertificate
        case .rootKeyInactivePresent: .rootKeyInactivePresent
        case .rootCredentialsRemoved: .rootCredentialsRemoved
        case .evidenceFresh: .evidenceFresh
        }
    }
}
