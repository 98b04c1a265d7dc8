internal import PolicyLanguage

/// What a dimension of a request can be.
enum Assignment: Sendable {
    case action(Text)
    case resource(Text)
    /// Condition keys in lower case; a key of the dimension that is not there is absent.
    case keys([String: Request.Entry])
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
            return Truth(ResourceTheory.matches(patterns, resource, constants))
        case (.condition(let condition), .keys(let entries)):
            return condition.holds(for: entries[condition.lowerCasedKey], in: constants)
        default:
            return .unknown
        }
    }
}
