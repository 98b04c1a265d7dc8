internal import PolicyLanguage

/// Constraints in the light of one case, flat: a constraint is a stretch of options, an option a stretch of literals.
struct Constraints {
    private(set) var literals: [Literal] = []
    private(set) var options: [Range<Int>] = []
    private(set) var all: [Range<Int>] = []
    /// Where the constraint and the option that are being added begin.
    private var (firstOption, firstLiteral) = (0, 0)
    private var isMet = false

    /// None yet, with room for so many.
    init(room: Int = 0) {
        literals.reserveCapacity(2 * room)
        options.reserveCapacity(2 * room)
        all.reserveCapacity(room)
    }

    /// Begins a constraint, to which options are then added literal by literal.
    mutating func begin() {
        firstOption = options.count
        firstLiteral = literals.count
        isMet = false
    }

    /// Adds a literal to the option at hand.
    mutating func append(_ literal: Literal) { literals.append(literal) }

    /// Leaves out the option at hand.
    mutating func dropOption() { literals.removeSubrange(firstLiteral...) }

    /// Ends the option at hand; false where it asks for nothing, and so meets the constraint.
    mutating func endOption() -> Bool {
        isMet = literals.count == firstLiteral
        options.append(firstLiteral..<literals.count)
        firstLiteral = literals.count
        return !isMet
    }

    /// Ends the constraint, which is left out if it is met; false where it has no options.
    mutating func end() -> Bool {
        if isMet {
            literals.removeSubrange(options[firstOption].lowerBound...)
            options.removeSubrange(firstOption...)
            return true
        }
        all.append(firstOption..<options.count)
        return firstOption < options.count
    }

    /// Those whose every option is one literal, and all others.
    func divided() -> (denials: Constraints, others: Constraints) {
        var (denials, others) = (Constraints(), Constraints())
        for constraint in all {
            if constraint.count > 1, constraint.allSatisfy({ options[$0].count == 1 }) {
                denials.append(constraint, of: self)
            } else {
                others.append(constraint, of: self)
            }
        }
        return (denials, others)
    }

    private mutating func append(_ constraint: Range<Int>, of other: Constraints) {
        begin()
        for option in constraint {
            literals += other.literals[other.options[option]]
            _ = endOption()
        }
        _ = end()
    }
}
