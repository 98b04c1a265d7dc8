public import Organization

/// A failure of one control in one account that somebody accepts for a while.
public struct AcceptedFailure: Hashable, Sendable {
    /// The account.
    public let account: AccountID
    /// The control that fails.
    public let control: ControlID
    /// Who accepts it, why, and until when.
    public let acceptance: Acceptance

    /// A failure that somebody accepts.
    public init(account: AccountID, control: ControlID, acceptance: Acceptance) {
        self.account = account
        self.control = control
        self.acceptance = acceptance
    }

    /// All of it in one sentence.
    public var sentence: String {
        let end = acceptance.reason.last?.isPunctuation == true ? "" : "."
        return "\(acceptance.decidedBy) accepts until \(acceptance.expires) that \(control.rawValue) fails in "
            + "\(account): \(acceptance.reason)\(end)"
    }
}

extension Audit {
    /// Which failures of a control somebody accepts in these accounts, in which it fails or is going to.
    public func acceptances(of control: ControlID, in accounts: [AccountID]) -> [AcceptedFailure] {
        guard !settings.acceptances.isEmpty else { return [] }
        return accounts.compactMap { account in
            acceptance(of: control, .fail, on: account).map {
                AcceptedFailure(account: account, control: control, acceptance: $0)
            }
        }
    }
}
