/// A policy as JSON, in the order in which people write it.
indirect enum PolicyText: Hashable, Sendable {
    case string(String)
    case list([PolicyText])
    case object([Member])

    struct Member: Hashable, Sendable {
        let name: String
        let value: PolicyText

        init(_ name: String, _ value: PolicyText) {
            self.name = name
            self.value = value
        }
    }

    /// One value stands for itself, several stand in a list.
    init(_ values: [String]) {
        self = values.count == 1 ? .string(values[0]) : .list(values.map(PolicyText.string))
    }

    /// Without white space.
    var compact: String {
        switch self {
        case .string(let text): "\"\(text)\""
        case .list(let items): "[" + items.map(\.compact).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { "\"\($0.name)\":\($0.value.compact)" }.joined(separator: ",") + "}"
        }
    }

    /// Laid out for people, each line but the first behind `indent`; what fits stands on one line.
    func laidOut(indent: String = "") -> String {
        if line.utf8.count + indent.utf8.count <= Self.width { return line }
        let inner = indent + "  "
        switch self {
        case .string: return line
        case .list(let items):
            let lines = items.map { inner + $0.laidOut(indent: inner) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
        case .object(let members):
            let lines = members.map { "\(inner)\"\($0.name)\": " + $0.value.laidOut(indent: inner) }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
        }
    }

    private static let width = 80

    /// On one line, with spaces to make it legible.
    private var line: String {
        switch self {
        case .string: compact
        case .list(let items): "[" + items.map(\.line).joined(separator: ", ") + "]"
        case .object(let members):
            "{ " + members.map { "\"\($0.name)\": \($0.value.line)" }.joined(separator: ", ") + " }"
        }
    }
}
