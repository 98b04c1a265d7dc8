public import Evidence
public import Organization

/// Who accepts for a while that a control fails in an account, and why.
///
/// It changes no verdict and no share: what fails, fails. It says that somebody knows.
public struct Acceptance: Hashable, Sendable {
    /// Somebody's reason.
    public let reason: String
    /// Who took the decision.
    public let decidedBy: String
    /// From this moment on the failure counts again.
    public let expires: Instant

    /// An acceptance with a reason, of whoever decided it, until a moment.
    public init(reason: String, decidedBy: String, expires: Instant) {
        self.reason = reason
        self.decidedBy = decidedBy
        self.expires = expires
    }

    /// Whether it is known not to have ended: where nobody knows what time it is, an end that has come would go unseen.
    func holds(at moment: Instant?) -> Bool {
        moment.map { $0 < expires } ?? false
    }
}

extension Audit {
    /// Who accepts a verdict on an account; nil where the control does not fail, or nobody accepts that any more.
    public func acceptance(of verdict: Verdict, on account: FleetAccount) -> Acceptance? {
        acceptance(of: verdict.control, verdict.status, on: account.id)
    }

    /// Who accepts that a control has this status in an account; nil where it does not fail, or nobody accepts that any
    /// more.
    public func acceptance(of control: ControlID, _ status: Status, on account: AccountID) -> Acceptance? {
        guard status == .fail, let acceptance = settings.acceptances[account]?[control] else { return nil }
        return acceptance.holds(at: asOf) ? acceptance : nil
    }
}
