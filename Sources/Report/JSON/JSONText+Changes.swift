internal import Organization
internal import Posture
internal import Remedy

extension JSONText {
    /// A verdict before and after a change.
    mutating func verdictChange(_ change: VerdictChange) {
        object { json in
            json.member("account", change.account.description)
            json.member("control", change.control.rawValue)
            json.member("from", change.from.rawValue)
            json.member("to", change.to.rawValue)
        }
    }

    mutating func accounts(_ accounts: [AccountID]) {
        array(accounts) { $1.string($0.description) }
    }
}
