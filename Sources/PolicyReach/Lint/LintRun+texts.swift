internal import PolicyLanguage

extension LintRun {
    /// A value of a statement.
    struct PlacedText {
        let text: String
        let position: SourcePosition
        let statement: Int
        /// The condition that it stands in; nil for a resource.
        let condition: PlacedCondition?
    }

    /// All values of resources and conditions, where variables may stand.
    var texts: [PlacedText] {
        var texts: [PlacedText] = []
        for (number, statement) in statements {
            for (text, position) in zip(statement.resources?.texts ?? [], statement.places.resources) {
                texts.append(PlacedText(text: text, position: position, statement: number, condition: nil))
            }
        }
        for placed in conditions {
            for (text, position) in zip(placed.condition.values, placed.place.values) {
                let statement = placed.statementIndex
                texts.append(PlacedText(text: text, position: position, statement: statement, condition: placed))
            }
        }
        return texts
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
