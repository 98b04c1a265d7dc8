internal import PolicyLanguage

/// Requests of any principal, as far as one policy tells them apart.
///
/// The keys of a request are taken to be independent of each other, those of the network aside. So there may be fewer
/// requests in truth: what cannot be met here can be met nowhere.
struct RequestSpace {
    enum Answer: Hashable {
        case possible
        case impossible
        /// The work that may be done is done, or the literals compare what cannot be compared here.
        case unclear
    }

    /// How much work may still be done.
    private(set) var budget = 400_000
    /// Whether an answer was unclear because of that.
    private(set) var isExhausted = false
    private let kind: PolicyLint.Kind
    private var formula = Formula()
    private let comparisons: [String: [ConditionOperator.Comparison]]
    private let quantified: Set<String>
    private let plain: Set<String>
    private var known: [Part: [[Literal]: Answer]] = [:]

    private enum Part: Hashable {
        case action
        case resource
        case network
        case key(String)
    }

    /// The space of a policy: it tells what its keys hold.
    init(_ document: PolicyDocument, kind: PolicyLint.Kind) {
        self.kind = kind
        var comparisons: [String: [ConditionOperator.Comparison]] = [:]
        var (quantified, plain): (Set<String>, Set<String>) = ([], [])
        for condition in document.statements.flatMap(\.conditions) {
            let key = condition.lowerCasedKey
            comparisons[key, default: []].append(condition.operator.comparison)
            if condition.operator.quantifier != .none {
                quantified.insert(key)
            } else if condition.operator.comparison != .null {
                plain.insert(key)
            }
        }
        self.comparisons = comparisons
        self.quantified = quantified
        self.plain = plain
    }

    /// What a statement asks of a request, its principals aside; nil where it is about none.
    mutating func literals(_ statement: Statement) -> [Literal]? { formula.literals(statement) }

    /// The literal that asks for a condition.
    mutating func literal(_ condition: Condition) -> Literal { formula.literal(.condition(condition)) }

    /// What a literal is about.
    func dimension(_ literal: Literal) -> Dimension { Dimension(of: formula.atoms[literal.atom]) }

    /// Whether some request meets all literals.
    mutating func answer(_ literals: [Literal]) -> Answer {
        let row = Set(literals)
        if row.contains(where: { row.contains(!$0) }) { return .impossible }
        var parts: [Part: [Literal]] = [:]
        for literal in row.sorted() { if let part = part(literal) { parts[part, default: []].append(literal) } }
        var isUnclear = false
        for (part, literals) in parts {
            switch answer(part, literals) {
            case .impossible: return .impossible
            case .unclear: isUnclear = true
            case .possible: break
            }
        }
        return isUnclear ? .unclear : .possible
    }

    /// Whether some request meets all literals, and of each denial not all.
    mutating func answer(_ literals: [Literal], outside denials: [[Literal]]) -> Answer {
        let own = answer(literals)
        if own == .impossible { return own }
        budget -= 1 + denials.count
        guard let denial = denials.first else { return own }
        if budget <= 0 {
            isExhausted = true
            return .unclear
        }
        let rest = Array(denials.dropFirst())
        // A denial that is about other requests need not be got around.
        if answer(literals + denial) == .impossible { return answer(literals, outside: rest) }
        var isUnclear = false
        for literal in denial where !literals.contains(literal) {
            switch answer(literals + [!literal], outside: rest) {
            case .possible: return .possible
            case .unclear: isUnclear = true
            case .impossible: break
            }
        }
        return isUnclear ? .unclear : .impossible
    }

    /// Whether every request that meets all of `literals` meets `other`, too.
    mutating func implies(_ literals: [Literal], _ other: Literal) -> Bool {
        literals.contains(other) || answer(literals + [!other]) == .impossible
    }

    /// Where a literal belongs; nil for one of which nobody can tell.
    private func part(_ literal: Literal) -> Part? {
        switch formula.atoms[literal.atom] {
        case .doubt: return nil
        case .action: return .action
        case .resource(let patterns, _):
            return patterns.allSatisfy(\.isFixed) ? .resource : nil
        case .condition(let condition):
            guard condition.operands.allSatisfy(\.isFixed) else { return nil }
            let key = condition.lowerCasedKey
            return NetworkKeys.all.contains(key) ? .network : .key(key)
        }
    }

    private mutating func answer(_ part: Part, _ literals: [Literal]) -> Answer {
        if let known = known[part]?[literals] { return known }
        if budget <= 0 {
            isExhausted = true
            return .unclear
        }
        budget -= 1
        let answer =
            switch part {
            case .action: action(literals)
            case .resource: resource(literals)
            case .network: network(literals)
            case .key(let key): self.key(key, values(literals))
            }
        known[part, default: [:]][literals] = answer
        return answer
    }

    private mutating func action(_ literals: [Literal]) -> Answer {
        let demands = literals.compactMap { literal -> ActionTheory.Demand? in
            guard case .action(let patterns, _) = formula.atoms[literal.atom] else { return nil }
            return ActionTheory.Demand(patterns: patterns, isMatch: literal.wanted)
        }
        budget -= demands.count
        for action in ActionCatalogue.common where demands.allSatisfy({ $0.isMet(by: action.lowerCased) }) {
            return .possible
        }
        return search(
            .action,
            demands.map { TextQuestion.Demand(patterns: $0.patterns.map(TextPattern.init), isMatch: $0.isMatch) }
        )
    }

    /// Requests without a resource have `*`, which no pattern of an atom is.
    private mutating func resource(_ literals: [Literal]) -> Answer {
        if literals.allSatisfy({ !$0.wanted }) { return .possible }
        let demands = literals.compactMap { literal -> TextQuestion.Demand? in
            guard case .resource(let patterns, _) = formula.atoms[literal.atom] else { return nil }
            return TextQuestion.Demand(patterns: patterns.flatMap(TextTheory.patterns), isMatch: literal.wanted)
        }
        return search(.any, [TextQuestion.Demand(patterns: [.anyARN], isMatch: true)] + demands)
    }

    private mutating func search(_ domain: TextQuestion.Domain, _ demands: [TextQuestion.Demand]) -> Answer {
        switch TextSearch.answer(TextQuestion(domain: domain, demands: demands), budget: &budget) {
        case .text: return .possible
        case .none: return .impossible
        case .unclear:
            isExhausted = isExhausted || budget <= 0
            return .unclear
        }
    }

    private func values(_ literals: [Literal]) -> [ValueLiteral] {
        literals.compactMap { literal in
            guard case .condition(let condition) = formula.atoms[literal.atom] else { return nil }
            return ValueLiteral(condition: condition, wanted: literal.wanted)
        }
    }

    /// From an address, or through a VPC endpoint, or neither.
    private mutating func network(_ literals: [Literal]) -> Answer {
        let values = values(literals)
        let keys = Set(values.map(\.condition.lowerCasedKey)).sorted()
        var isUnclear = false
        for way in [[NetworkKeys.address], NetworkKeys.endpoint + NetworkKeys.owner, []] {
            var answer = Answer.possible
            for key in keys where answer != .impossible {
                let about = values.filter { $0.condition.lowerCasedKey == key }
                let one = way.contains(key) ? self.key(key, about) : absent(key, about)
                if one != .possible { answer = one }
            }
            if answer == .possible { return .possible }
            if answer == .unclear { isUnclear = true }
        }
        return isUnclear ? .unclear : .impossible
    }

    private func absent(_ key: String, _ literals: [ValueLiteral]) -> Answer {
        theory(key).isMetByAbsence(literals) ? .possible : .impossible
    }

    private func theory(_ key: String) -> KeyTheory {
        KeyTheory(
            kind: KeyKind(of: key, comparedAs: comparisons[key] ?? []),
            isList: ConditionKey.isMultivalued(key) || quantified.contains(key) && !ConditionKey.isSingleValued(key),
            key: key,
            constants: [:]
        )
    }

    /// A key that may be absent, unless all requests have it.
    private mutating func key(_ key: String, _ literals: [ValueLiteral]) -> Answer {
        let theory = theory(key)
        if !GlobalKey.isAlwaysPresent(key, for: kind), theory.isMetByAbsence(literals) { return .possible }
        if quantified.contains(key), plain.contains(key), theory.isList, !ConditionKey.isMultivalued(key) {
            return .unclear
        }
        let domain = GlobalKey.domain(of: key).map { ValueLiteral(condition: $0, wanted: true) }
        switch theory.value(literals + domain, budget: &budget) {
        case .holds: return .possible
        case .none: return .impossible
        case .unclear:
            isExhausted = isExhausted || budget <= 0
            return .unclear
        }
    }
}

extension ARNPattern {
    /// Whether it is an ARN without variables.
    fileprivate var isFixed: Bool {
        switch self {
        case .all, .segments: true
        case .template, .malformed: false
        }
    }
}

extension Condition.Operand {
    /// Whether it says the same for every request, and AWS says what.
    fileprivate var isFixed: Bool {
        switch self {
        case .text(let template), .lowerCased(let template): template.pattern != nil
        case .arn(let pattern): pattern.isFixed
        case .number, .date, .boolean, .bytes, .network, .nothing: true
        }
    }
}
