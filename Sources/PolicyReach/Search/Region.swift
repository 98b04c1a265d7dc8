internal import PolicyLanguage

/// A set of requests that get through: those of a credential whose dimensions all come out as wanted, and that none of
/// the exceptions is about.
struct Region: Sendable {
    let credential: CredentialCase
    /// What has to come out as wanted, in order.
    let literals: [Literal]
    /// Rows of literals; a request that meets a whole row is denied after all.
    let exceptions: [[Literal]]
    /// A request of the region.
    let witness: Request
    /// What a key must hold, or that it must be absent, beside the literals.
    var fixed: [Remainder.ConditionText] = []

    /// The same with another request of it.
    func shown(by other: Request) -> Region {
        Region(credential: credential, literals: literals, exceptions: exceptions, witness: other, fixed: fixed)
    }
}

extension Search {
    /// Describes a branch, leaving out literals that the others bring with them; nil where its dimensions are unclear.
    mutating func region(_ branch: Branch, exceptions: [[Literal]] = [], model: Branch? = nil) -> Region? {
        guard let witness = witness(model ?? branch) else { return nil }
        var literals: [Literal] = []
        for (dimension, part) in branch.parts.enumerated() where !part.assumed.isEmpty {
            literals += needed(dimension, part.assumed)
        }
        return Region(
            credential: theories.folded.credential,
            literals: literals.sorted(),
            exceptions: exceptions,
            witness: witness
        )
    }

    /// A request of a branch, with an action that is known if one can be had; nil where its dimensions are unclear.
    private mutating func witness(_ branch: Branch) -> Request? {
        var witness = Witness(theories.folded, theories.keys)
        for (dimension, part) in branch.parts.enumerated() {
            if part.assumed.isEmpty, dimension >= FormulaKeys.alwaysCount || isSettled(dimension) { continue }
            guard case .assignment(let assignment) = theories.answer(dimension, part.assumed) else { return nil }
            witness.take(assignment)
        }
        if !ActionCatalogue.isCommon(witness.action),
            let known = ActionCatalogue.standard.spelled(witness.action.string)
                ?? theories.knownAction(branch.parts[FormulaKeys.action].assumed)
        {
            witness.action = Text(known)
        }
        return witness.request(isLaidOut: true)
    }

    /// A request of a branch as the search came by it; nil where its dimensions are unclear.
    mutating func firstWitness(_ branch: Branch) -> Request? {
        var witness = Witness(theories.folded, theories.keys)
        for (dimension, part) in branch.parts.enumerated() {
            if part.assumed.isEmpty, dimension >= FormulaKeys.alwaysCount || isSettled(dimension) { continue }
            guard let value = branch.value(of: dimension, &theories) else { return nil }
            witness.take(value)
        }
        // To look through all services for a better name would cost more than the search.
        if !ActionCatalogue.isCommon(witness.action),
            let known = ActionCatalogue.standard.spelled(witness.action.string)
                ?? theories.knownAction(branch.parts[FormulaKeys.action].assumed, amongNamed: true)
        {
            witness.action = Text(known)
        }
        return witness.request(isLaidOut: false)
    }

    /// Whether the key that a dimension is holds the same in all requests of the case, or in none anything.
    private func isSettled(_ dimension: Int) -> Bool {
        guard let key = theories.keys.keyOfDimension[dimension] else { return false }
        switch theories.folded.presence(key) {
        case .fixed, .absent: return true
        case .fixedUnknown, .unknown, .present, .free: return false
        }
    }

    /// The row without literals that cannot come out otherwise where the rest of the row does as wanted.
    private mutating func needed(_ dimension: Int, _ row: [Literal]) -> [Literal] {
        var needed = row
        // What excludes is left out before what includes, which says more.
        for literal in row.sorted(by: { !includes($0) && includes($1) }) {
            var other = needed.filter { $0 != literal }
            other.insertInOrder(!literal)
            if case .none = theories.answer(dimension, other) { needed.removeAll { $0 == literal } }
        }
        return needed
    }

    /// Whether a literal names what is meant, not what is left out.
    private func includes(_ literal: Literal) -> Bool {
        switch formula.atoms[literal.atom] {
        case .action, .resource, .doubt: literal.wanted
        case .condition(let condition): literal.wanted != condition.operator.isNegated
        }
    }
}

extension Region {
    /// Whether a request lies in the region. Its credential is told by its condition keys.
    func contains(_ request: Request, _ formula: Formula) -> Bool {
        credential.fits(request)
            && literals.allSatisfy { formula.atoms[$0.atom].holds(in: request) == Truth($0.wanted) }
            && !exceptions.contains { row in
                row.allSatisfy { formula.atoms[$0.atom].holds(in: request) == Truth($0.wanted) }
            }
    }
}

extension CredentialCase {
    /// Whether a request of a root user is made with this credential.
    func fits(_ request: Request) -> Bool {
        let value = { (key: String) in request.entry(key)?.values.first?.string }
        let isThroughService = value("aws:viaawsservice") == "true"
        return value("aws:multifactorauthpresent") == mfa.map { String($0) }
            && (value("aws:tokenissuetime") != nil) == isTemporary
            && (value("aws:assumedroot") == "true") == (credential == .assumeRoot)
            && isThroughService == !credential.isDirect
    }
}

extension Atom {
    /// Whether it holds for a request.
    func holds(in request: Request) -> Truth {
        switch self {
        case .doubt: return .unknown
        case .condition(let condition): return condition.holds(in: request.entries)
        case .action(let patterns, _):
            let action = Array(request.action.lowercased().utf16)
            return Truth(patterns.contains { $0.matches(action[...]) })
        case .resource(let patterns, _):
            let text = Text(request.resource)
            return patterns.any { pattern in
                guard let pattern = pattern.resolved(in: request.entries) else { return .no }
                if pattern == .all { return .yes }
                if request.resource == "*" { return .no }
                return pattern == .malformed ? .unknown : Truth(pattern.matches(text))
            }
        }
    }
}
