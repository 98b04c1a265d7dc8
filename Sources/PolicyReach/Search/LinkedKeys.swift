internal import PolicyLanguage

/// Keys that variables stand for although they differ from request to request: with each value of theirs the question is
/// one without such variables.
struct LinkedKeys {
    private let formula: Formula
    private let keys: FormulaKeys
    private let folded: FoldedCase
    private static let mostSplits = 24

    init(_ formula: Formula, _ keys: FormulaKeys, _ folded: FoldedCase) {
        self.formula = formula
        self.keys = keys
        self.folded = folded
    }

    /// What holds of conditions that compare one key with the same variables, one of them negated: just one of the two
    /// holds. It is so whatever the variables stand for, and whether or not they stand for anything.
    static func opposites(in formula: Formula, _ keys: FormulaKeys, _ folded: FoldedCase) -> [Constraint] {
        let linked = folded.states.indices.compactMap { place -> (place: Int, condition: Condition)? in
            guard case .linked = folded.states[place], case .condition(let condition) = formula.atoms[place],
                case .string = condition.operator.comparison, condition.operator.quantifier == .none,
                let key = keys.keyOf[place], !keys.all[key].isList
            else { return nil }
            return (place, condition)
        }
        var constraints: [Constraint] = []
        for one in linked where !one.condition.operator.isNegated && !one.condition.operator.ifExists {
            for other in linked where other.condition.isOpposite(of: one.condition) {
                let (holds, fails) = (Literal(atom: one.place, wanted: true), Literal(atom: other.place, wanted: true))
                constraints.append(Constraint(options: [[holds], [fails]], source: .property))
                constraints.append(Constraint(options: [[!holds], [!fails]], source: .property))
            }
        }
        return constraints
    }

    /// Parts of the case's requests, in each of which the keys hold the same; there may be other requests.
    var parts: [(folded: FoldedCase, conditions: [Remainder.ConditionText])] {
        var parts: [[(String, KeyPresence)]] = [[]]
        for key in folded.linkedKeys {
            let values = values(of: key)
            parts = parts.flatMap { part in values.map { part + [(key, $0)] } }
            parts = Array(parts.prefix(Self.mostSplits))
        }
        return parts.map { part in
            let fixed = Dictionary(part) { $1 }
            return (
                folded: folded.fixing(fixed, formula, keys),
                conditions: part.compactMap { Remainder.ConditionText(keys.key($0.0).written ?? $0.0, $0.1) }
            )
        }
    }

    /// Absence, and texts that policies compare with keys that are linked; none where the key goes together with others,
    /// or holds something else than a text.
    private func values(of key: String) -> [KeyPresence] {
        guard let place = keys.place(of: key), case .key = Dimension(ofKey: key),
            folded.principal.rules[place].settled != nil, !keys.all[place].isList, keys.all[place].kind == .text
        else { return [] }
        var texts = TextCandidates.usual(key).prefix(2).map(\.string)
        for case .condition(let condition) in formula.atoms {
            let isAboutKey = condition.lowerCasedKey == key
            let isAboutLinked = !isAboutKey && isLinkedWith(place, condition.lowerCasedKey)
            if isAboutLinked { texts += TextCandidates.usual(condition.lowerCasedKey).prefix(1).map(\.string) }
            guard isAboutKey || isAboutLinked, condition.operator.comparison != .null else { continue }
            texts += condition.values.prefix(4).filter { !$0.contains("${") }
                .map { TextCandidates.filled($0, run: "") }
        }
        let values = texts.uniqued().prefix(Self.mostSplits / 2).map { KeyPresence.fixed(.single($0)) }
        return folded.presence(place) == .free ? [.absent] + values : Array(values)
    }

    /// Whether a condition on one key has a variable that stands for the other.
    private func isLinkedWith(_ key: Int, _ other: String) -> Bool {
        formula.atoms.indices.contains { place in
            guard case .condition(let condition) = formula.atoms[place] else { return false }
            return condition.lowerCasedKey == other && keys.variables[place].contains(key)
        }
    }
}

extension Condition {
    /// Whether it is the other one, which is not negated, with a Not.
    fileprivate func isOpposite(of other: Condition) -> Bool {
        self.operator.isNegated && lowerCasedKey == other.lowerCasedKey && operands == other.operands
            && self.operator.comparison == other.operator.comparison
    }
}

extension Remainder.ConditionText {
    /// That a key holds a value, or is absent.
    fileprivate init?(_ key: String, _ presence: KeyPresence) {
        switch presence {
        case .fixed(.single(let text)): self.init(operator: "StringEquals", key: key, values: [text])
        case .absent: self.init(operator: "Null", key: key, values: ["true"])
        case .fixed, .fixedUnknown, .unknown, .present, .free: return nil
        }
    }
}
