internal import PolicyLanguage

/// What a search has taken to be so, and what it still has to see to.
struct Branch {
    /// By dimension, the literals that have to come out as wanted, in order.
    private(set) var assumed: [[Literal]]
    /// By atom: 1 it holds, -1 it does not, 0 nobody said.
    private var values: [Int8]
    /// Constraints that nothing meets yet.
    var open: [[[Literal]]]
    /// Whether a theory could not tell that what was assumed can be so.
    private(set) var isUnclear = false

    init(_ constraints: [[[Literal]]], atoms: Int, dimensions: Int) {
        open = constraints
        values = Array(repeating: 0, count: atoms)
        assumed = Array(repeating: [], count: dimensions)
    }

    /// Whether a literal is taken to come out as wanted; nil where nothing is said of it.
    func value(_ literal: Literal) -> Bool? {
        switch values[literal.atom] {
        case 0: nil
        case let value: (value > 0) == literal.wanted
        }
    }

    /// Takes a row of literals to come out as wanted; false where they cannot.
    mutating func assume(_ literals: [Literal], _ theories: inout Theories) -> Bool {
        for literal in literals {
            if let value = value(literal) {
                if value { continue }
                return false
            }
            values[literal.atom] = literal.wanted ? 1 : -1
            let dimension = theories.keys.dimensionOf[literal.atom]
            assumed[dimension].insertInOrder(literal)
            switch theories.answer(dimension, assumed[dimension]) {
            case .none: return false
            case .unclear: isUnclear = true
            case .assignment: break
            }
        }
        return true
    }

    /// Drops what is met and what cannot be met any more, and takes what is left without a choice, until nothing
    /// changes; false where a constraint cannot be met.
    mutating func propagate(_ theories: inout Theories) -> Bool {
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            var rest: [[[Literal]]] = []
            var pending = open[...]
            while let constraint = pending.popFirst() {
                var options: [[Literal]] = []
                var isMet = false
                for option in constraint {
                    let unsaid = option.filter { value($0) == nil }
                    if option.contains(where: { value($0) == false }) { continue }
                    if unsaid.isEmpty {
                        isMet = true
                        break
                    }
                    options.append(unsaid)
                }
                if isMet { continue }
                switch options.count {
                case 0: return false
                case 1:
                    guard assume(options[0], &theories) else { return false }
                    hasChanged = true
                default: rest.append(options)
                }
            }
            open = rest
        }
        return true
    }
}

extension [Literal] {
    /// Puts one more in its place.
    mutating func insertInOrder(_ literal: Literal) {
        insert(literal, at: firstIndex { literal < $0 } ?? endIndex)
    }
}
