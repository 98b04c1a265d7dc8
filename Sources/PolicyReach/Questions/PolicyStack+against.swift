internal import PolicyLanguage

extension PolicyStack.Documents {
    /// The policies in which all that hangs on keys of which nobody said what they hold comes out against the requests of somebody;
    /// nil where nothing does. The evaluator takes a key that is not in a request to be absent, which for these keys is at most one
    /// of the possibilities: a request is allowed for certain where these policies allow it.
    func againstRequests(of requester: Requester) -> PolicyStack.Documents? {
        if case .root(let user) = requester, user.organization != nil, user.organizationPath != nil { return nil }
        let unknown = UnknownKeys(requester)
        guard all.contains(where: { $0.statements.contains(where: unknown.matter) }) else { return nil }
        return mapped { $0.againstRequests(unknown.standing) { unknown.fill($0) } }
    }
}

/// The keys of somebody's requests of which nobody said what they hold.
private struct UnknownKeys {
    private let requester: Requester

    init(_ requester: Requester) {
        self.requester = requester
    }

    func matter(_ statement: Statement) -> Bool {
        statement.conditions.contains { standing($0) != .open }
            || statement.resources?.texts.contains(where: fill) ?? false
    }

    func standing(_ condition: Condition) -> PolicyDocument.Standing {
        switch presence(condition.lowerCasedKey) {
        case .unknown: .unknown
        case .fixedUnknown where condition.operator.comparison == .null:
            condition.values.contains { $0.lowercased() == "false" } ? .holds : .fails
        case .fixedUnknown: .unknown
        case .fixed, .absent, .present, .free, nil: condition.values.contains(where: fill) ? .unknown : .open
        }
    }

    /// Whether a text has a variable that stands for one of them.
    func fill(_ text: String) -> Bool {
        guard text.contains("${") else { return false }
        return text.split(separator: "${", omittingEmptySubsequences: false).dropFirst().contains { part in
            switch presence(part.prefix { $0 != "}" && $0 != "," }.lowercased()) {
            case .unknown, .fixedUnknown: true
            case .fixed, .absent, .present, .free, nil: false
            }
        }
    }

    private func presence(_ key: String) -> KeyPresence? {
        if case .settled(let presence) = PresenceRule(of: key, for: requester) { presence } else { nil }
    }
}
