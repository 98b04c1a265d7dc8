internal import PolicyLanguage

/// What one statement does to the requests that a property is about.
public struct Contribution: Hashable, Sendable {
    /// Its effect on them.
    public enum Kind: Hashable, Sendable {
        /// It denies them all.
        case deniesAll
        /// It denies some of them, as the sentence says.
        case deniesSome(String)
        /// It allows them all.
        case allowsAll
        /// It allows some of them, as the sentence says.
        case allowsSome(String)
        /// It is about none of them.
        case silent
        /// Nobody can tell, and why.
        case unclear(String)
    }

    /// The place of the policy in its level.
    public let policy: Int
    /// The place of the statement in its policy.
    public let statement: Int
    /// Its effect.
    public let kind: Kind
}

extension Prover {
    /// What each statement of the service control policies does to the requests that a property is about, by level.
    public func contributions(to property: Property) -> [[Contribution]] {
        var formula = stackFormula
        _ = formula.add(property)
        var rows: [Row] = []
        for (level, attached) in statements {
            rows.append(Row(level: level, attached, literals: formula.literals(attached.content)))
        }
        let keys = FormulaKeys(formula)
        let cases = property.cases.map { OpenCase(formula, keys, FoldedCase(formula, keys, $0, .root(user))) }
        var levels = stack.serviceControl.map { _ in [Contribution]() }
        for row in rows {
            let kind = row.kind(cases, formula)
            levels[row.level].append(Contribution(policy: row.policy, statement: row.statement, kind: kind))
        }
        return levels
    }

    private struct Place {
        let policy: Int
        let statement: Int
        let content: Statement
    }

    private var statements: [(level: Int, Place)] {
        stack.serviceControl.enumerated().flatMap { level, content in
            content.policies.enumerated().flatMap { policy, attached -> [(level: Int, Place)] in
                guard case .document(let document) = attached.content else { return [] }
                return document.statements.enumerated().map { number, statement in
                    (level, Place(policy: policy, statement: number, content: statement))
                }
            }
        }
    }

    private struct Row {
        let level: Int
        let policy: Int
        let statement: Int
        let effect: Statement.Effect
        let literals: [Literal]?

        init(level: Int, _ place: Place, literals: [Literal]?) {
            self.level = level
            policy = place.policy
            statement = place.statement
            effect = place.content.effect
            self.literals = literals
        }

        func kind(_ cases: [OpenCase], _ formula: Formula) -> Contribution.Kind {
            guard let literals else { return .silent }
            var isInAll = true
            var isInAny = false
            for openCase in cases {
                switch openCase.meaning(of: literals) {
                case .all: isInAny = true
                case .none: isInAll = false
                case .some:
                    isInAny = true
                    isInAll = false
                case .doubtful(let reason): return .unclear(reason)
                }
            }
            guard isInAny else { return .silent }
            if isInAll { return effect == .deny ? .deniesAll : .allowsAll }
            let words = Sentences.clause(Remainder.Description(literals, formula))
            return effect == .deny ? .deniesSome(words) : .allowsSome(words)
        }
    }
}

extension OpenCase {
    /// How much of a case a row of literals is about.
    enum Meaning {
        case all
        case some
        case none
        case doubtful(String)
    }

    func meaning(of literals: [Literal]) -> Meaning {
        var meaning = Meaning.all
        for literal in literals {
            switch search.theories.folded.states[literal.atom] {
            case .holds: if !literal.wanted { return .none }
            case .fails: if literal.wanted { return .none }
            case .open: meaning = .some
            case .doubtful, .linked: return .doubtful(search.theories.folded.states[literal.atom].doubt ?? "")
            }
        }
        return meaning
    }
}
