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
    private var nodesLeft = 20_000

    /// Prepares a case.
    init(_ formula: Formula, _ keys: FormulaKeys, _ folded: FoldedCase, budget: Int = 1_000_000) {
        self.formula = formula
        theories = Theories(formula, keys, folded, budget: budget)
    }

    /// The constraints in the light of the case; nil where one of them cannot be met.
    func constraints(_ constraints: some Sequence<Constraint>, _ doubt: Doubt) -> [[[Literal]]]? {
        var folded: [[[Literal]]] = []
        for constraint in constraints {
            guard let options = options(constraint, doubt) else { continue }
            if options.isEmpty { return nil }
            folded.append(options)
        }
        return folded
    }

    /// The options that are left; nil where one is met.
    private func options(_ constraint: Constraint, _ doubt: Doubt) -> [[Literal]]? {
        var options: [[Literal]] = []
        for option in constraint.options {
            var row: [Literal] = []
            var isPossible = true
            for literal in option {
                switch theories.folded.states[literal.atom] {
                case .open: row.append(literal)
                case .holds: isPossible = literal.wanted
                case .fails: isPossible = !literal.wanted
                case .doubtful: isPossible = doubt == .opens
                }
                if !isPossible { break }
            }
            guard isPossible else { continue }
            if row.isEmpty { return nil }
            options.append(row)
        }
        return options
    }

    /// Whether a request meets all constraints.
    mutating func first(_ constraints: [[[Literal]]]) -> Outcome {
        first(from: Branch(constraints, atoms: formula.atoms.count, dimensions: theories.keys.dimensions.count))
    }

    /// Whether a request of a branch meets what is still open in it.
    mutating func first(from branch: Branch) -> Outcome {
        var branch = branch
        guard branch.propagate(&theories) else { return .closed }
        guard let choice = branch.narrowest else { return branch.isUnclear ? .unclear : .open(branch) }
        var isUnclear = false
        for option in choice {
            nodesLeft -= 1
            if nodesLeft <= 0 { return .unclear }
            var next = branch
            if next.assume(option, &theories) {
                switch first(from: next) {
                case .open(let found): return .open(found)
                case .unclear: isUnclear = true
                case .closed: break
                }
            }
            // What was tried need not be tried again under the choices that follow.
            if option.count == 1, !branch.assume([!option[0]], &theories) { break }
        }
        return isUnclear ? .unclear : .closed
    }

    /// All requests that meet all constraints, as branches whose literals describe them; nil where they are more than
    /// `limit`, or where a theory or the bound leaves it unclear.
    mutating func all(_ constraints: [[[Literal]]], limit: Int) -> [Branch]? {
        var found: [Branch] = []
        return collect(
            Branch(constraints, atoms: formula.atoms.count, dimensions: theories.keys.dimensions.count),
            limit,
            &found
        ) ? found : nil
    }

    private mutating func collect(_ branch: Branch, _ limit: Int, _ found: inout [Branch]) -> Bool {
        var branch = branch
        guard branch.propagate(&theories) else { return true }
        guard let choice = branch.narrowest else {
            if branch.isUnclear || found.count >= limit { return false }
            found.append(branch)
            return true
        }
        for option in choice {
            nodesLeft -= 1
            if nodesLeft <= 0 { return false }
            var next = branch
            if next.assume(option, &theories), !collect(next, limit, &found) { return false }
        }
        return true
    }
}

extension Branch {
    /// The constraint with the fewest choices.
    fileprivate var narrowest: [[Literal]]? { open.min { $0.count < $1.count } }
}
