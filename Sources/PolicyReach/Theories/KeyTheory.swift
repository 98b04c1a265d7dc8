internal import PolicyLanguage

/// Finds what one condition key can hold, or that it can be absent, so that conditions on it come out as wanted.
struct KeyTheory {
    let kind: KeyKind
    let isList: Bool
    /// In lower case.
    let key: String
    let constants: Request.Entries

    /// What came of it.
    enum Answer: Sendable {
        case holds(Request.Entry)
        case none
        case unclear
    }

    /// Whether all literals come out as wanted where the key is absent.
    func isMetByAbsence(_ literals: [ValueLiteral]) -> Bool {
        literals.allSatisfy { $0.condition.holds(for: nil, in: constants) == Truth($0.wanted) }
    }

    /// What the key can hold where it is there.
    func value(_ literals: [ValueLiteral], budget: inout Int) -> Answer {
        var all: [ValueLiteral] = []
        var some: [ValueLiteral] = []
        for literal in literals {
            let condition = literal.condition
            if condition.operator.comparison == .null {
                guard condition.operands.contains(.boolean(false)) == literal.wanted else { return .none }
            } else if condition.operator.quantifier == .none, isList {
                // An operator for one value never matches a list.
                if literal.wanted { return .none }
            } else if !isList || (condition.operator.quantifier == .forAllValues) == literal.wanted {
                all.append(literal)
            } else {
                some.append(literal)
            }
        }
        let search = ValueSearch(kind: kind, key: key, constants: constants)
        guard isList else {
            return search.value(all, budget: &budget).map { Request.Entry(values: [$0], isMultivalued: false) }
        }
        var members: [Text] = []
        for demand in some.isEmpty ? [nil] : some.map(Optional.some) {
            switch search.value(all + [demand].compactMap(\.self), budget: &budget) {
            case .value(let member): if !members.contains(member) { members.append(member) }
            case .none: return .none
            case .unclear: return .unclear
            }
        }
        return .holds(Request.Entry(values: members, isMultivalued: true))
    }
}

extension ValueAnswer {
    fileprivate func map(_ transform: (Text) -> Request.Entry) -> KeyTheory.Answer {
        switch self {
        case .value(let value): .holds(transform(value))
        case .none: .none
        case .unclear: .unclear
        }
    }
}
