public import Organization
public import Posture

/// What somebody wants fixed: a finding, or a change, in one account. Written `111122223333:root-access-key`.
public struct FixOrder: Hashable, Sendable, CustomStringConvertible {
    /// What it is.
    public enum Subject: Hashable, Sendable {
        /// A control that fails.
        case finding(ControlID)
        /// A change by its own name.
        case change(ChangeKind)
    }

    /// The account.
    public let account: AccountID
    /// The finding or the change.
    public let subject: Subject

    /// The changes that are made in one account.
    public static let changes: [ChangeKind] = [.removeRootCredentials, .deleteAccessKey]

    init(account: AccountID, subject: Subject) {
        self.account = account
        self.subject = subject
    }

    /// The order that a word names; nil where it is none.
    ///
    /// - Parameter text: An account, a colon, and a control or a change.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let account = AccountID(parts[0]) else { return nil }
        self.account = account
        let name = String(parts[1])
        if let control = ControlID(rawValue: name) {
            subject = .finding(control)
        } else if let change = ChangeKind(rawValue: name), Self.changes.contains(change) {
            subject = .change(change)
        } else {
            return nil
        }
    }

    /// As it is written.
    public var description: String {
        switch subject {
        case .finding(let control): "\(account):\(control.rawValue)"
        case .change(let kind): "\(account):\(kind.rawValue)"
        }
    }
}
