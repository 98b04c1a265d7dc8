internal import PolicyLanguage

/// What a dimension of a request can be.
enum Assignment: Sendable {
    indirect case action(Text)
    indirect case resource(Text)
    /// Condition keys in lower case; a key of the dimension that is not there is absent.
    case keys([Held])

    /// A key in lower case, and what it holds.
    struct Held: Sendable {
        let key: String
        let entry: Request.Entry
    }
}

extension [Assignment.Held] {
    /// What a key holds; nil where it is absent.
    subscript(_ key: String) -> Request.Entry? { first { $0.key == key }?.entry }
}

extension Atom {
    /// Whether it holds for what its dimension is.
    func holds(for assignment: Assignment, in constants: Request.Entries) -> Truth {
        switch (self, assignment) {
        case (.action(let patterns, _), .action(let action)):
            let units = action.lowerCased[...]
            for pattern in patterns where pattern.matches(units) { return .yes }
            return .no
        case (.resource(let patterns, _), .resource(let resource)):
            return Truth(ResourceTheory.matches(patterns.lazy.compactMap { $0.resolved(in: constants) }, resource))
        case (.condition(let condition), .keys(let entries)):
            return condition.holds(for: entries[condition.lowerCasedKey], in: constants)
        default:
            return .unknown
        }
    }
}
