internal import Organization
internal import Posture
internal import Yams

/// The failures that a settings file accepts: an item names accounts, controls, who decided, why, and until when.
struct AcceptanceList {
    private(set) var acceptances: [AccountID: [ControlID: Acceptance]] = [:]

    private enum Key: String, CaseIterable {
        case account
        case accounts
        case control
        case controls
        case reason
        case decidedBy = "decided-by"
        case expires
    }

    /// One item, as far as it was read.
    private struct Item {
        var accounts: [AccountID] = []
        var controls: [ControlID] = []
        var reason = ""
        var decidedBy = ""
        var expires: Instant?
    }

    init(_ node: Node, _ key: String, _ reader: NodeReader) throws(SettingsError) {
        for item in try reader.items(node, key) { try add(item, reader) }
    }

    private mutating func add(_ node: Node, _ reader: NodeReader) throws(SettingsError) {
        let item = try Self.item(node, reader)
        guard !item.accounts.isEmpty else { throw reader.error(node, "an acceptance needs an account") }
        guard !item.controls.isEmpty else { throw reader.error(node, "an acceptance needs a control") }
        guard !item.reason.isEmpty else { throw reader.error(node, "an acceptance needs a reason") }
        guard !item.decidedBy.isEmpty else {
            throw reader.error(node, "an acceptance needs whoever decided it, in decided-by")
        }
        guard let expires = item.expires else { throw reader.error(node, "an acceptance needs a date in expires") }
        let acceptance = Acceptance(reason: item.reason, decidedBy: item.decidedBy, expires: expires)
        for account in item.accounts {
            for control in item.controls {
                guard acceptances[account, default: [:]].updateValue(acceptance, forKey: control) == nil else {
                    throw reader.error(node, "\(control.rawValue) of account \(account) is accepted twice; keep one")
                }
            }
        }
    }

    private static func item(_ node: Node, _ reader: NodeReader) throws(SettingsError) -> Item {
        var item = Item()
        for (key, value) in try reader.pairs(node, Key.self) {
            switch key {
            case .account: item.accounts.append(try reader.account(value))
            case .accounts:
                for value in try reader.items(value, key.rawValue) { item.accounts.append(try reader.account(value)) }
            case .control: item.controls.append(try reader.control(value))
            case .controls:
                for value in try reader.items(value, key.rawValue) { item.controls.append(try reader.control(value)) }
            case .reason: item.reason = try reader.text(value, key.rawValue)
            case .decidedBy: item.decidedBy = try reader.text(value, key.rawValue)
            case .expires: item.expires = try reader.instant(value, key.rawValue)
            }
        }
        return item
    }
}
