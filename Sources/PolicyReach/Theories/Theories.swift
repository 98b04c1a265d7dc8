internal import PolicyLanguage

/// Answers, for each dimension of one case, whether it can be so that a row of literals comes out as wanted.
///
/// Every answer is kept: a search asks the same again and again.
struct Theories {
    /// What came of it.
    enum Answer: Sendable {
        case assignment(Assignment)
        case none
        case unclear
    }

    let formula: Formula
    let keys: FormulaKeys
    private(set) var folded: FoldedCase
    /// What a case may take whatever others took.
    private static let leastBudget = 20_000

    /// How much work may still be done.
    var budget: Int
    private var known: [[[Literal]: Answer]]
    private var knownActions: [[Literal]: String?] = [:]
    /// By dimension, values to try first; nil where that was not needed yet.
    private var usual: [[Assignment]?]
    /// By atom, which of them meet it.
    private var truths: [UsualTruths]

    init(_ formula: Formula, _ keys: FormulaKeys, _ folded: FoldedCase, budget: Int) {
        self.formula = formula
        self.keys = keys
        self.folded = folded
        self.budget = budget
        known = Array(repeating: [:], count: keys.dimensions.count)
        usual = Array(repeating: nil, count: keys.dimensions.count)
        truths = Array(repeating: UsualTruths(), count: formula.atoms.count)
    }

    /// Whether a literal comes out as wanted for what its dimension is.
    func isMet(_ literal: Literal, by assignment: Assignment) -> Bool {
        formula.atoms[literal.atom].holds(for: assignment, in: folded.constants) == Truth(literal.wanted)
    }

    /// The place, from one on, of the first usual value of a dimension for which these literals come out as wanted; the
    /// number of values where there is none.
    mutating func usualPlace(_ dimension: Int, _ literals: some Sequence<Literal>, from start: Int) -> Int {
        let values = usualValues(dimension)
        let end = min(values.count, UsualTruths.limit)
        return (start..<max(start, end)).first { place in
            literals.allSatisfy { literal in
                truths[literal.atom].isMet(at: place, wanted: literal.wanted) {
                    formula.atoms[literal.atom].holds(for: values[place], in: folded.constants)
                }
            }
        } ?? values.count
    }

    /// The first usual value of a dimension for which these literals come out as wanted.
    private mutating func usualValue(_ dimension: Int, _ literals: [Literal]) -> Assignment? {
        let place = usualPlace(dimension, literals, from: 0)
        let values = usualValues(dimension)
        return place < values.count ? values[place] : nil
    }

    /// What a dimension can be whatever is asked of it.
    mutating func usualValues(_ dimension: Int) -> [Assignment] {
        if let known = usual[dimension] { return known }
        let values =
            switch keys.dimensions[dimension] {
            case .action: UsualValues.actions
            case .resource: UsualValues.resources
            case .network: UsualValues.network(isDirect: folded.credential.credential.isDirect)
            case .moment: UsualValues.moment(isTemporary: folded.credential.isTemporary)
            case .key(let name):
                UsualValues.key(theory(name), presence(dimension), in: folded.requester.root?.partition)
            }
        usual[dimension] = values
        return values
    }

    /// How these literals can come out as wanted together.
    mutating func answer(_ dimension: Int, _ literals: [Literal]) -> Answer {
        if let usual = usualValue(dimension, literals) { return .assignment(usual) }
        if let known = known[dimension][literals] { return known }
        if budget <= 0 { return .unclear }
        let answer = solve(dimension, literals)
        known[dimension][literals] = answer
        return answer
    }

    private mutating func solve(_ dimension: Int, _ literals: [Literal]) -> Answer {
        switch keys.dimensions[dimension] {
        case .action: return action(literals)
        case .resource: return resource(literals)
        case .network: return network(values(literals))
        case .moment:
            let theory = MomentTheory(constants: folded.constants, isTemporary: folded.credential.isTemporary)
            switch theory.value(values(literals)) {
            case .holds(let entries): return .assignment(.keys(entries))
            case .none: return .none
            case .unclear: return .unclear
            }
        case .key(let name):
            return key(name, presence(dimension), values(literals))
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

    /// An action that is known, where there is one for these literals; perhaps only of services that they name.
    mutating func knownAction(_ literals: [Literal], amongNamed: Bool = false) -> String? {
        if amongNamed { return ActionTheory.cataloguedAmongNamed(actionDemands(literals)) }
        if let known = knownActions[literals] { return known }
        let action = ActionTheory.catalogued(actionDemands(literals))
        knownActions[literals] = .some(action)
        return action
    }

    /// Takes over what another case of the same question found out where the credential makes no difference.
    mutating func learn(from other: Theories) {
        // All cases together take little more than the hardest one may.
        budget = max(Self.leastBudget, min(budget, other.budget))
        guard hasSameConstants(as: other.folded) else { return }
        knownActions = other.knownActions
        for place in keys.dimensions.indices where isSame(place, in: other.folded) { known[place] = other.known[place] }
    }

    /// Goes on to another case of the same question, and keeps what was found out where the credential makes no
    /// difference.
    mutating func turn(to folded: FoldedCase) {
        let before = self.folded
        self.folded = folded
        budget = max(Self.leastBudget, budget)
        let hasSameConstants = hasSameConstants(as: before)
        for place in keys.dimensions.indices where !hasSameConstants || !isSame(place, in: before) {
            if !known[place].isEmpty { known[place] = [:] }
            usual[place] = nil
        }
        for atom in truths.indices where usual[keys.dimensionOf[atom]] == nil { truths[atom] = UsualTruths() }
    }

    /// Whether variables stand for the same.
    private func hasSameConstants(as other: FoldedCase) -> Bool {
        keys.variables.allSatisfy { $0.allSatisfy { folded.presence($0) == other.presence($0) } }
    }

    /// Whether a dimension has the same values.
    private func isSame(_ place: Int, in other: FoldedCase) -> Bool {
        let (ours, theirs) = (folded.credential, other.credential)
        switch keys.dimensions[place] {
        case .action, .resource: return true
        case .network: return ours.credential.isDirect == theirs.credential.isDirect
        case .moment: return ours.isTemporary == theirs.isTemporary
        case .key:
            guard let key = keys.keyOfDimension[place] else { return true }
            let rule = folded.principal.rules[key]
            return rule.settled != nil || ours.presence(by: rule) == theirs.presence(by: rule)
        }
    }

    private mutating func resource(_ literals: [Literal]) -> Answer {
        let demands = literals.compactMap { literal -> ResourceTheory.Demand? in
            guard case .resource(let patterns, let texts) = formula.atoms[literal.atom] else { return nil }
            return ResourceTheory.Demand(patterns: patterns, texts: texts, isMatch: literal.wanted)
        }
        let root = folded.requester.root
        let theory = ResourceTheory(
            partition: root?.partition,
            account: root?.account ?? RootUser.example,
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

    private func theory(_ name: String) -> KeyTheory {
        let key = keys.key(name)
        return KeyTheory(kind: key.kind, isList: key.isList, key: name, constants: folded.constants)
    }

    /// What is known of the key of a dimension that is one.
    private func presence(_ dimension: Int) -> KeyPresence {
        keys.keyOfDimension[dimension].map { folded.presence($0) } ?? .free
    }

    /// A key of its own.
    private mutating func key(_ key: String, _ presence: KeyPresence, _ literals: [ValueLiteral]) -> Answer {
        let theory = theory(key)
        if presence != .present, theory.isMetByAbsence(literals) { return .assignment(.keys([])) }
        switch theory.value(literals, budget: &budget) {
        case .holds(let value): return .assignment(.keys([Assignment.Held(key: key, entry: value)]))
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
        // What has to be absent is seen at once.
        for literal in literals {
            let key = literal.condition.lowerCasedKey
            if !present.contains(key), !free.contains(key), !theory(key).isMetByAbsence([literal]) { return .none }
        }
        var entries: [Assignment.Held] = []
        for key in present + free {
            let about = literals.filter { $0.condition.lowerCasedKey == key }
            if about.isEmpty, free.contains(key) { continue }
            switch self.key(key, present.contains(key) ? .present : .free, about) {
            case .assignment(.keys(let found)): entries += found
            case .assignment, .none: return .none
            case .unclear: return .unclear
            }
        }
        return .assignment(.keys(entries))
    }
}

extension ValueAnswer {
    fileprivate func map(_ transform: (Text) -> Assignment) -> Theories.Answer {
        switch self {
        case .value(let value): .assignment(transform(value))
        case .none: .none
        case .unclear: .unclear
        }
    }
}
