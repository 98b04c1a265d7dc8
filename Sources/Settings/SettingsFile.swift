public import Organization
public import Posture
internal import Yams

/// What a `taproot.yaml` says. What it does not mention is nil.
///
///     window: 7d
///     freshness: 7d
///     strict-hardware: false
///     exclude:
///       - account: "111122223333"
///         reason: closes in March, accepted by the risk board
///         expires: 2027-03-31
///     accept:
///       - account: "222233334444"
///         control: root-hardware-mfa
///         reason: hardware keys are ordered
///         decided-by: risk board
///         expires: 2027-03-31
public struct SettingsFile: Hashable, Sendable {
    /// How long before the as-of time a use of root counts.
    public private(set) var window: Span?
    /// How old a credential report may be.
    public private(set) var freshness: Span?
    /// Whether a FIDO device fails the hardware control.
    public private(set) var strictHardware: Bool?
    /// Accounts that are left out.
    public private(set) var exclusions: [AccountID: Exclusion] = [:]
    /// Failures that somebody accepts, by account and control.
    public private(set) var acceptances: [AccountID: [ControlID: Acceptance]] = [:]

    private enum Key: String, CaseIterable {
        case window
        case freshness
        case strictHardware = "strict-hardware"
        case exclude
        case accept
    }

    private enum ExclusionKey: String, CaseIterable {
        case account
        case reason
        case expires
    }

    /// Larger files are no settings.
    public static let limit = 1 << 20

    /// Reads the YAML of a settings file.
    ///
    /// - Parameters:
    ///   - yaml: the text.
    ///   - file: the name that errors give.
    /// - Throws: where the text is no YAML, has a key that means nothing, or a value that its key cannot have.
    public init(yaml: String, file: String) throws(SettingsError) {
        let reader = NodeReader(file: file)
        guard let root = try reader.root(of: yaml) else { return }
        for (key, value) in try reader.pairs(root, Key.self) {
            switch key {
            case .window: window = try reader.span(value, key.rawValue)
            case .freshness: freshness = try reader.span(value, key.rawValue)
            case .strictHardware: strictHardware = try reader.boolean(value, key.rawValue)
            case .exclude: exclusions = try Self.exclusions(value, reader)
            case .accept: acceptances = try AcceptanceList(value, key.rawValue, reader).acceptances
            }
        }
    }

    private static func exclusions(_ node: Node, _ reader: NodeReader) throws(SettingsError) -> [AccountID: Exclusion] {
        var exclusions: [AccountID: Exclusion] = [:]
        for item in try reader.items(node, Key.exclude.rawValue) {
            let (account, exclusion) = try exclusion(item, reader)
            guard exclusions.updateValue(exclusion, forKey: account) == nil else {
                throw reader.error(item, "account \(account) is excluded twice; keep one")
            }
        }
        return exclusions
    }

    private static func exclusion(_ node: Node, _ reader: NodeReader) throws(SettingsError) -> (AccountID, Exclusion) {
        var account: AccountID?
        var reason: String?
        var expires: Instant?
        for (key, value) in try reader.pairs(node, ExclusionKey.self) {
            switch key {
            case .account: account = try reader.account(value)
            case .reason: reason = try reader.text(value, key.rawValue)
            case .expires: expires = try reader.instant(value, key.rawValue)
            }
        }
        guard let account else { throw reader.error(node, "an exclusion needs an account") }
        guard let reason, !reason.isEmpty else {
            throw reader.error(node, "the exclusion of \(account) needs a reason")
        }
        guard let expires else { throw reader.error(node, "the exclusion of \(account) needs a date in expires") }
        return (account, Exclusion(reason: reason, expires: expires))
    }
}
