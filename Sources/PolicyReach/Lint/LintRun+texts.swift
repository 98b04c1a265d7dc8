internal import PolicyLanguage

extension LintRun {
    /// A value of a statement.
    struct PlacedText {
        let text: String
        let position: SourcePosition
        let statement: Int
    }

    /// All values of resources and conditions, where variables may stand.
    var texts: [PlacedText] {
        statements.flatMap { number, statement in
            let resources = statement.resources?.texts ?? []
            let pairs =
                Array(zip(resources, statement.places.resources))
                + zip(statement.conditions, statement.places.conditions).flatMap { zip($0.values, $1.values) }
            return pairs.map { PlacedText(text: $0, position: $1, statement: number) }
        }
    }
}

/// An action as it stands in a policy.
struct WrittenAction {
    let text: String
    let position: SourcePosition
    let statement: Int
    /// In lower case, with wildcards.
    let service: String
    let name: String

    init(_ text: String, _ position: SourcePosition, statement: Int) {
        self.text = text
        self.position = position
        self.statement = statement
        let parts = text.lowercased().split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        service = String(parts[0])
        name = parts.count == 2 ? String(parts[1]) : ""
    }

    /// Whether it is `*` or has the form `service:Name`.
    var isWellFormed: Bool {
        isEverything || !service.isEmpty && !name.isEmpty && (service + name).utf8.allSatisfy(Self.isLetter)
    }

    /// Whether every action is meant.
    var isEverything: Bool { !text.isEmpty && text.utf8.allSatisfy { $0 == UInt8(ascii: "*") } }

    private static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "*"), UInt8(ascii: "?"): true
        default: false
        }
    }
}

extension LintRun {
    /// All actions of all statements.
    var actions: [WrittenAction] {
        statements.flatMap { number, statement in
            zip(statement.actions.texts, statement.places.actions).map { WrittenAction($0, $1, statement: number) }
        }
    }
}

extension String {
    /// Whether there is a wildcard in it.
    var hasWildcard: Bool { utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") } }
}
