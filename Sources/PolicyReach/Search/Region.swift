internal import PolicyLanguage

/// A set of requests that get through: those of a credential whose dimensions all come out as wanted, and that none of
/// the exceptions is about.
struct Region: Sendable {
    let credential: CredentialCase
    /// What has to come out as wanted, in order.
    let literals: [Literal]
    /// Rows of literals; a request that meets a whole row is denied after all.
    let exceptions: [[Literal]]
    /// What the dimensions of a request can be.
    let assignments: [Assignment]
}

extension Search {
    /// Describes a branch, leaving out literals that the others bring with them; nil where its dimensions are unclear.
    mutating func region(_ branch: Branch, exceptions: [[Literal]] = []) -> Region? {
        var literals: [Literal] = []
        var assignments: [Assignment] = []
        for (dimension, row) in branch.assumed.enumerated() {
            if !row.isEmpty { literals += needed(dimension, row) }
            if row.isEmpty, dimension >= FormulaKeys.alwaysCount || isAbsent(dimension) { continue }
            guard case .assignment(let assignment) = theories.answer(dimension, row) else { return nil }
            assignments.append(assignment)
        }
        let actions = branch.assumed[FormulaKeys.action]
        if case .action(let action) = assignments[FormulaKeys.action],
            let known = ActionCatalogue.standard.spelled(action) ?? theories.knownAction(actions)
        {
            assignments[FormulaKeys.action] = .action(known)
        }
        return Region(
            credential: theories.folded.credential,
            literals: literals.sorted(),
            exceptions: exceptions,
            assignments: assignments
        )
    }

    /// Whether requests of the case are known to lack the key that a dimension is.
    private func isAbsent(_ dimension: Int) -> Bool {
        guard case .key(let key) = theories.keys.dimensions[dimension] else { return false }
        return theories.folded.credential.presence(of: key, for: theories.folded.user) == .absent
    }

    /// The row without literals that cannot come out otherwise where the rest of the row does as wanted.
    private mutating func needed(_ dimension: Int, _ row: [Literal]) -> [Literal] {
        var needed = row
        // What excludes is left out before what includes, which says more.
        for literal in row.sorted(by: { !includes($0) && includes($1) }) {
            var other = needed.filter { $0 != literal }
            other.insertInOrder(!literal)
            if theories.answer(dimension, other) == .none { needed.removeAll { $0 == literal } }
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
        case .condition(let condition): return condition.holds(in: request)
        case .action(let patterns, _):
            let action = Array(request.action.lowercased().utf16)
            return Truth(patterns.contains { $0.matches(action[...]) })
        case .resource(let patterns, _):
            let text = Text(request.resource)
            return patterns.any { pattern in
                guard let pattern = pattern.resolved(in: request) else { return .no }
                if pattern == .all { return .yes }
                if request.resource == "*" { return .no }
                return pattern == .malformed ? .unknown : Truth(pattern.matches(text))
            }
        }
    }
}
