internal import Organization
internal import Posture
internal import Yams

/// Takes typed values out of YAML nodes, or says where and why it cannot.
///
/// Scalars are taken as they are written: the account `012345678901` is no number.
struct NodeReader {
    private let file: String

    init(file: String) {
        self.file = file
    }

    /// The top of the document; nil where it is empty.
    func root(of yaml: String) throws(SettingsError) -> Node? {
        do {
            return try compose(yaml: yaml)
        } catch let error as YamlError {
            throw SettingsError(file: file, place: Self.place(of: error), "is not YAML that can be read: \(error)")
        } catch {
            throw SettingsError(file: file, place: nil, "is not YAML that can be read: \(error)")
        }
    }

    /// The members of a mapping whose keys are all known.
    func pairs<Key>(_ node: Node, _ keys: Key.Type) throws(SettingsError) -> [(Key, Node)]
    where Key: RawRepresentable<String> & CaseIterable {
        guard let mapping = node.mapping else { throw error(node, "expects keys with values here") }
        var pairs: [(Key, Node)] = []
        for (name, value) in mapping {
            let text = name.scalar?.string ?? ""
            guard let key = Key(rawValue: text) else {
                let nearest = Nearest.of(text, among: Key.allCases.map(\.rawValue))
                throw error(name, "\u{201C}\(text)\u{201D} is no setting; did you mean \(nearest)?")
            }
            pairs.append((key, value))
        }
        return pairs
    }

    func items(_ node: Node, _ key: String) throws(SettingsError) -> [Node] {
        guard let sequence = node.sequence else {
            throw error(node, "\(key) is a list; start its items with \u{201C}- \u{201D}")
        }
        return Array(sequence)
    }

    func text(_ node: Node, _ key: String) throws(SettingsError) -> String {
        guard let scalar = node.scalar else { throw error(node, "\(key) is a text") }
        return scalar.string
    }

    func span(_ node: Node, _ key: String) throws(SettingsError) -> Span {
        let text = try text(node, key)
        guard let span = Span(parsing: text) else {
            throw error(node, "\(key) is \u{201C}\(text)\u{201D}; write a span such as 7d or 24h")
        }
        return span
    }

    func boolean(_ node: Node, _ key: String) throws(SettingsError) -> Bool {
        switch try text(node, key) {
        case "true": return true
        case "false": return false
        case let other: throw error(node, "\(key) is \u{201C}\(other)\u{201D}; write true or false")
        }
    }

    func account(_ node: Node) throws(SettingsError) -> AccountID {
        let text = try text(node, "account")
        guard let account = AccountID(text) else {
            throw error(node, "account is \u{201C}\(text)\u{201D}; write its twelve digits")
        }
        return account
    }

    func control(_ node: Node) throws(SettingsError) -> ControlID {
        let text = try text(node, "control")
        guard let control = ControlID(rawValue: text) else {
            let nearest = Nearest.of(text, among: ControlID.allCases.map(\.rawValue))
            throw error(node, "\u{201C}\(text)\u{201D} is no control; did you mean \(nearest)?")
        }
        return control
    }

    func instant(_ node: Node, _ key: String) throws(SettingsError) -> Instant {
        let text = try text(node, key)
        guard let instant = Instant(iso8601: text) else {
            throw error(node, "\(key) is \u{201C}\(text)\u{201D}; write a date such as 2027-03-31")
        }
        return instant
    }

    func error(_ node: Node, _ reason: String) -> SettingsError {
        SettingsError(file: file, place: node.mark, reason)
    }

    private static func place(of error: YamlError) -> Mark? {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark
        default: nil
        }
    }
}
