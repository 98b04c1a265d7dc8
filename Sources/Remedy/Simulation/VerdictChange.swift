public import Organization
public import Posture

/// A verdict that would be another one.
public struct VerdictChange: Hashable, Sendable {
    /// The account.
    public let account: AccountID
    /// The control.
    public let control: ControlID
    /// What it is now.
    public let from: Status
    /// What it would be.
    public let to: Status
}

extension Audit {
    /// The accepted failures that would be other verdicts, in the order of the changes.
    func accepted(in changes: [VerdictChange]) -> [AcceptedFailure] {
        guard !settings.acceptances.isEmpty else { return [] }
        return changes.filter { $0.from == .fail }.flatMap { acceptances(of: $0.control, in: [$0.account]) }
    }
}
