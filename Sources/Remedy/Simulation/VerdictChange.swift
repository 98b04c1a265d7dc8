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
    /// The accounts of changes in which somebody accepted the failure that would be another verdict, by id.
    func accepted(in changes: [VerdictChange]) -> [AccountID] {
        guard !settings.acceptances.isEmpty else { return [] }
        return Set(changes.filter { acceptance(of: $0.control, $0.from, on: $0.account) != nil }.map(\.account))
            .sorted()
    }
}
