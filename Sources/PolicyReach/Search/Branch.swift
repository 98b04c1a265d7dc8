internal import PolicyLanguage

/// What a search has taken to be so, and what it still has to see to.
struct Branch {
    /// By dimension, what is taken of it.
    private(set) var parts: [Part]
    /// By atom: 1 it holds, -1 it does not, 0 nobody said.
    private var values: [Int8]
    /// The places of constraints that nothing meets yet.
    private(set) var open: [Int]
    /// Whether a theory could not tell that what was assumed can be so.
    private(set) var isUnclear = false

    /// What is taken of one dimension.
    struct Part {
        /// The literals that have to come out as wanted, in order.
        fileprivate(set) var assumed: [Literal] = []
        /// The place of the first usual value for which they do; beyond the last where there is none.
        fileprivate var usual = 0
        /// Another value for which they do, where one was looked for.
        fileprivate var model: Assignment?
    }

    init(_ constraints: Constraints, atoms: Int, dimensions: Int) {
        open = Array(constraints.all.indices)
        values = Array(repeating: 0, count: atoms)
        parts = Array(repeating: Part(), count: dimensions)
    }

    /// The same with other constraints to see to.
    func facing(_ constraints: Constraints) -> Branch {
        var branch = self
        branch.open = Array(constraints.all.indices)
        return branch
    }

    /// Whether a literal is taken to come out as wanted; nil where nothing is said of it.
    func value(_ literal: Literal) -> Bool? {
        switch values[literal.atom] {
        case 0: nil
        case let value: (value > 0) == literal.wanted
        }
    }

    /// What a dimension can be; nil where the theories did not find anything.
    func value(of dimension: Int, _ theories: inout Theories) -> Assignment? {
        let values = theories.usualValues(dimension)
        let part = parts[dimension]
        return part.usual < values.count ? values[part.usual] : part.model
    }

    /// Whether a usual value does for all that is assumed of a dimension, of which this was assumed last.
    private mutating func hasUsualValue(_ dimension: Int, _ literal: Literal, _ theories: inout Theories) -> Bool {
        let (count, place) = (theories.usualValues(dimension).count, parts[dimension].usual)
        if place >= count { return false }
        // What did for the others mostly does for this one.
        if theories.usualPlace(dimension, CollectionOfOne(literal), from: place) == place { return true }
        parts[dimension].usual = theories.usualPlace(dimension, parts[dimension].assumed, from: place + 1)
        return parts[dimension].usual < count
    }

    /// Takes a row of literals to come out as wanted; false where they cannot.
    mutating func assume(_ literals: some Sequence<Literal>, _ theories: inout Theories) -> Bool {
        for literal in literals {
            if let value = value(literal) {
                if value { continue }
                return false
            }
            values[literal.atom] = literal.wanted ? 1 : -1
            // What links keys is taken to hold or to fail, as the same everywhere; no theory can tell more.
            if case .linked = theories.folded.states[literal.atom] { continue }
            let dimension = theories.keys.dimensionOf[literal.atom]
            parts[dimension].assumed.insertInOrder(literal)
            if hasUsualValue(dimension, literal, &theories) { continue }
            if let model = parts[dimension].model, theories.isMet(literal, by: model) { continue }
            switch theories.answer(dimension, parts[dimension].assumed) {
            case .none: return false
            case .unclear:
                isUnclear = true
                parts[dimension].model = nil
            case .assignment(let model): parts[dimension].model = model
            }
        }
        return true
    }

    /// Drops what is met and what cannot be met any more, and takes what is left without a choice, until nothing
    /// changes; false where a constraint cannot be met.
    mutating func propagate(_ constraints: Constraints, _ theories: inout Theories) -> Bool {
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            var kept = 0
            for place in open.indices {
                let constraint = open[place]
                switch choice(constraint, constraints) {
                case .met: break
                case .impossible: return false
                case .one(let option):
                    guard assume(constraints.literals[constraints.options[option]], &theories) else { return false }
                    hasChanged = true
                case .several:
                    open[kept] = constraint
                    kept += 1
                }
            }
            open.removeSubrange(kept...)
        }
        return true
    }

    private enum Choice {
        case met
        case impossible
        case one(Int)
        case several
    }

    private func choice(_ constraint: Int, _ constraints: Constraints) -> Choice {
        var only: Int?
        var count = 0
        for option in constraints.all[constraint] {
            switch state(constraints.options[option], constraints) {
            case 1: return .met
            case -1: break
            default:
                only = option
                count += 1
            }
        }
        return count > 1 ? .several : only.map { .one($0) } ?? .impossible
    }

    /// 1 where all literals are said to come out as wanted, -1 where one is said not to, else 0.
    private func state(_ row: Range<Int>, _ constraints: Constraints) -> Int {
        var state = 1
        for place in row {
            let literal = constraints.literals[place]
            switch values[literal.atom] {
            case 0: state = 0
            case let value: if (value > 0) != literal.wanted { return -1 }
            }
        }
        return state
    }

    /// The options that are left of the constraint with the fewest.
    func narrowest(_ constraints: Constraints) -> [Int]? {
        var best: (constraint: Int, count: Int)?
        for constraint in open {
            let count = constraints.all[constraint].count { state(constraints.options[$0], constraints) == 0 }
            if count < best?.count ?? .max { best = (constraint, count) }
            if count == 2 { break }
        }
        guard let best else { return nil }
        return constraints.all[best.constraint].filter { state(constraints.options[$0], constraints) == 0 }
    }
}

extension [Literal] {
    /// Puts one more in its place.
    mutating func insertInOrder(_ literal: Literal) {
        insert(literal, at: firstIndex { literal < $0 } ?? endIndex)
    }
}
