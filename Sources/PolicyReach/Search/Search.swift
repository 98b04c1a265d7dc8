internal import PolicyLanguage

/// Looks for a request that meets all constraints of one case, or for all such requests.
///
/// It is a search with propagation: a constraint that leaves one choice is taken at once, and of the others the one with
/// the fewest choices is tried next. The dimensions are independent of each other, so a branch is possible when each of
/// its dimensions is.
struct Search {
    /// How a doubt is taken.
    enum Doubt {
        /// As what lets requests through.
        case opens
        /// As what denies them.
        case closes
    }

    /// What came of the search for one request.
    enum Outcome {
        case open(Branch)
        case closed
        case unclear
    }

    let formula: Formula
    var theories: Theories
    private static let nodes = 20_000
    /// Most cases have fewer constraints.
    private static let usualSize = 24
    private var nodesLeft = nodes

    /// Prepares a case.
    init(_ formula: Formula, _ keys: FormulaKeys, _ folded: FoldedCase, budget: Int = 100_000) {
        self.formula = formula
        theories = Theories(formula, keys, folded, budget: budget)
    }

    /// Goes on to another case of the same question.
    mutating func turn(to folded: FoldedCase) {
        theories.turn(to: folded)
        nodesLeft = Self.nodes
    }

    /// The constraints in the light of the case; nil where one of them cannot be met.
    func constraints(_ constraints: some Sequence<Constraint>, _ doubt: Doubt) -> Constraints? {
        var folded = Constraints(room: Self.usualSize)
        for constraint in constraints {
            folded.begin()
            for option in constraint.options where !append(option, doubt, to: &folded) { break }
            guard folded.end() else { return nil }
        }
        return folded
    }

    /// Adds what is left of an option, if it can still be met; false where it is met, and so its constraint.
    private func append(_ option: [Literal], _ doubt: Doubt, to constraints: inout Constraints) -> Bool {
        for literal in option {
            let isPossible: Bool
            switch theories.folded.states[literal.atom] {
            case .open:
                constraints.append(literal)
                continue
            case .linked where doubt == .opens:
                constraints.append(literal)
                continue
            case .holds: isPossible = literal.wanted
            case .fails: isPossible = !literal.wanted
            case .doubtful, .linked: isPossible = doubt == .opens
            }
            if !isPossible {
                constraints.dropOption()
                return true
            }
        }
        return constraints.endOption()
    }

    private func branch(_ constraints: Constraints) -> Branch {
        Branch(constraints, atoms: formula.atoms.count, dimensions: theories.keys.dimensions.count)
    }

    /// Whether a request meets all constraints.
    mutating func first(_ constraints: Constraints) -> Outcome {
        first(constraints, from: branch(constraints))
    }

    /// Whether a request of a branch meets what is still open in it.
    mutating func first(_ constraints: Constraints, from branch: Branch) -> Outcome {
        var branch = branch
        guard branch.propagate(constraints, &theories) else { return .closed }
        guard let choice = branch.narrowest(constraints) else { return branch.isUnclear ? .unclear : .open(branch) }
        var isUnclear = false
        for option in choice {
            nodesLeft -= 1
            if nodesLeft <= 0 { return .unclear }
            let row = constraints.literals[constraints.options[option]]
            var next = branch
            if next.assume(row, &theories) {
                switch first(constraints, from: next) {
                case .open(let found): return .open(found)
                case .unclear: isUnclear = true
                case .closed: break
                }
            }
            // What was tried need not be tried again under the choices that follow.
            if row.count == 1, let literal = row.first, !branch.assume([!literal], &theories) { break }
        }
        return isUnclear ? .unclear : .closed
    }

    /// All requests that meet all constraints, as branches whose literals describe them; nil where they are more than
    /// `limit`, or where a theory or the bound leaves it unclear.
    mutating func all(_ constraints: Constraints, limit: Int) -> [Branch]? {
        var found: [Branch] = []
        return collect(constraints, branch(constraints), limit, &found) ? found : nil
    }

    private mutating func collect(
        _ constraints: Constraints,
        _ branch: Branch,
        _ limit: Int,
        _ found: inout [Branch]
    ) -> Bool {
        var branch = branch
        guard branch.propagate(constraints, &theories) else { return true }
        guard let choice = branch.narrowest(constraints) else {
            if branch.isUnclear || found.count >= limit { return false }
            found.append(branch)
            return true
        }
        for option in choice {
            nodesLeft -= 1
            if nodesLeft <= 0 { return false }
            var next = branch
            let row = constraints.literals[constraints.options[option]]
            if next.assume(row, &theories), !collect(constraints, next, limit, &found) { return false }
        }
        return true
    }
}
