internal import PolicyLanguage

/// What a dimension of a request can be.
enum Assignment: Hashable, Sendable {
    case action(String)
    case resource(String)
    /// Condition keys in lower case; a key of the dimension that is not there is absent.
    case keys([String: Request.ContextValue])
}

/// Answers, for each dimension of one case, whether it can be so that a row of literals comes out as wanted.
///
/// Every answer is kept: a search asks the same again and again.
struct Theories {
    /// What came of it.
    enum Answer: Hashable, Sendable {
        case assignment(Assignment)
        case none
        case unclear
    }

    let formula: Formula
    let keys: FormulaKeys
    let folded: FoldedCase
    /// What a case may take whatever others took.
    private static let leastBudget = 20_000

    /// How much work may still be done.
    var budget: Int
    private var known: [[[Literal]: Answer]]
    private var knownActions: [[Literal]: String?] = [:]

    init(_ formula: Formula, _ keys: FormulaKeys, _ folded: FoldedCase, budget: Int) {
        self.formula = formula
        self.keys = keys
        self.folded = folded
        self.budget = budget
        known = Array(repeating: [:], count: keys.dimensions.count)
    }

    /// Whether there is a value.
    enum Possibility {
        case some
        case none
        case unclear
    }

    /// Whether these literals, all of one dimension and in order, can come out as wanted together.
    mutating func possibility(_ dimension: Int, _ literals: [Literal]) -> Possibility {
        switch answer(dimension, literals) {
        case .assignment: .some
        case .none: .none
        case .unclear: .unclear
        }
    }

    /// How these literals can come out as wanted together.
    mutating func answer(_ dimension: Int, _ literals: [Literal]) -> Answer {
        if let known = known[dimension][literals] { return known }
        if budget <= 0 { return .unclear }
        let answer = solve(keys.dimensions[dimension], literals)
        known[dimension][literals] = answer
        return answer
    }

    private mutating func solve(_ dimension: Dimension, _ literals: [Literal]) -> Answer {
        switch dimension {
        case .action: return action(literals)
        case .resource: return resource(literals)
        case .network: return network(values(literals))
        case .moment:
            let theory = MomentTheory(constants: folded.constants, isTemporary: folded.credential.isTemporary)
            switch theory.value(values(literals)) {
            case .holds(let texts): return .assignment(.keys(texts.mapValues { .single($0) }))
            case .none: return .none
            case .unclear: return .unclear
            }
        case .key(let key):
            let presence = folded.credential.presence(of: key, for: folded.user)
            return self.key(key, presence, values(literals))
        }
    }

    private mutating func action(_ literals: [Literal]) -> Answer {
        ActionTheory.action(actionDemands(literals), budget: &budget).map(Assignment.action)
    }

    private func actionDemands(_ literals: [Literal]) -> [ActionTheory.Demand] {
        literals.compactMap { literal in
            guard case .action(let patterns, _) = formula.atoms[literal.atom] else { return nil }
            return ActionTheory.Demand(patterns: patterns, isMatch: literal.wanted)
        }
    }

    /// An action that is known, where there is one for these literals.
    mutating func knownAction(_ literals: [Literal]) -> String? {
        if let known = knownActions[literals] { return known }
        let action = ActionTheory.catalogued(actionDemands(literals))
        knownActions[literals] = .some(action)
        return action
    }

    /// Takes over what another case of the same question found out where the credential makes no difference.
    mutating func learn(from other: Theories) {
        // All cases together take little more than the hardest one may.
        budget = max(Self.leastBudget, min(budget, other.budget))
        guard keys.variables.joined().allSatisfy({ presence(of: $0) == other.presence(of: $0) }) else { return }
        knownActions = other.knownActions
        let (ours, theirs) = (folded.credential, other.folded.credential)
        for (place, dimension) in keys.dimensions.enumerated() {
            let isSame =
                switch dimension {
                case .action, .resource: true
                case .network: ours.credential.isDirect == theirs.credential.isDirect
                case .moment: ours.isTemporary == theirs.isTemporary
                case .key(let key): presence(of: key) == other.presence(of: key)
                }
            if isSame { known[place] = other.known[place] }
        }
    }

    private func presence(of key: String) -> KeyPresence {
        folded.credential.presence(of: key, for: folded.user)
    }

    private mutating func resource(_ literals: [Literal]) -> Answer {
        let demands = literals.compactMap { literal -> ResourceTheory.Demand? in
            guard case .resource(let patterns, let texts) = formula.atoms[literal.atom] else { return nil }
            return ResourceTheory.Demand(patterns: patterns, texts: texts, isMatch: literal.wanted)
        }
        let user = folded.user
        let theory = ResourceTheory(
            partition: user?.partition,
            account: user?.account ?? RootUser.example,
            constants: folded.constants
        )
        return theory.resource(demands, budget: &budget).map(Assignment.resource)
    }

    private func values(_ literals: [Literal]) -> [ValueLiteral] {
        literals.compactMap { literal in
            guard case .condition(let condition) = formula.atoms[literal.atom] else { return nil }
            return ValueLiteral(condition: condition, wanted: literal.wanted)
        }
    }

    private func theory(_ key: String) -> KeyTheory {
        KeyTheory(
            kind: keys.kinds[key] ?? KeyKind(of: key, comparedAs: []),
            isList: keys.lists.contains(key) || ConditionKey.isMultivalued(key),
            key: key,
            constants: folded.constants
        )
    }

    /// A key of its own.
    private mutating func key(_ key: String, _ presence: KeyPresence, _ literals: [ValueLiteral]) -> Answer {
        let theory = theory(key)
        if presence != .present, theory.isMetByAbsence(literals) { return .assignment(.keys([:])) }
        switch theory.value(literals, budget: &budget) {
        case .holds(let value): return .assignment(.keys([key: value]))
        case .none: return .none
        case .unclear: return .unclear
        }
    }

    /// From an address; or through a VPC endpoint; or, where a service asks, from neither.
    private mutating func network(_ literals: [ValueLiteral]) -> Answer {
        var ways: [(present: [String], free: [String])] = [
            ([NetworkKeys.address], []), (NetworkKeys.endpoint, NetworkKeys.owner),
        ]
        if !folded.credential.credential.isDirect { ways.append(([], [])) }
        var isUnclear = false
        for way in ways {
            switch together(way.present, way.free, literals) {
            case .assignment(let assignment): return .assignment(assignment)
            case .unclear: isUnclear = true
            case .none: break
            }
        }
        return isUnclear ? .unclear : .none
    }

    /// The keys of the network with some of them there, some perhaps, and the others absent.
    private mutating func together(_ present: [String], _ free: [String], _ literals: [ValueLiteral]) -> Answer {
        var values: [String: Request.ContextValue] = [:]
        for key in NetworkKeys.inOrder {
            let about = literals.filter { $0.condition.lowerCasedKey == key }
            if present.contains(key) || free.contains(key) && !about.isEmpty {
                switch self.key(key, present.contains(key) ? .present : .free, about) {
                case .assignment(.keys(let found)): values.merge(found) { $1 }
                case .assignment, .none: return .none
                case .unclear: return .unclear
                }
            } else if !theory(key).isMetByAbsence(about) {
                return .none
            }
        }
        return .assignment(.keys(values))
    }
}

extension ValueAnswer {
    fileprivate func map(_ transform: (String) -> Assignment) -> Theories.Answer {
        switch self {
        case .value(let value): .assignment(transform(value))
        case .none: .none
        case .unclear: .unclear
        }
    }
}
