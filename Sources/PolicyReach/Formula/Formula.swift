internal import PolicyLanguage

/// What has to be true of a request that gets through a stack of policies: every constraint.
struct Formula: Sendable {
    var atoms: [Atom] = []
    var constraints: [Constraint] = []
    /// The places of atoms by their hashes, or the next that was free: atoms themselves are large.
    private var places: [Int: Int] = [:]

    /// Most formulas have fewer atoms.
    private static let usualSize = 12

    /// What every request meets.
    init() {
        atoms.reserveCapacity(Self.usualSize)
        places.reserveCapacity(Self.usualSize)
    }

    /// The literal that asks for an atom.
    mutating func literal(_ atom: Atom, wanted: Bool = true) -> Literal {
        var hash = atom.hashValue
        while let place = places[hash] {
            if atoms[place] == atom { return Literal(atom: place, wanted: wanted) }
            hash &+= 1
        }
        places[hash] = atoms.count
        atoms.append(atom)
        return Literal(atom: atoms.count - 1, wanted: wanted)
    }

    /// What a statement asks of a request to be about it; nil where it is about none.
    mutating func literals(_ statement: Statement) -> [Literal]? {
        var literals: [Literal] = []
        if statement.actions.values.contains(where: \.meansEveryAction) {
            if statement.actions.isNegated { return nil }
        } else {
            let atom = Atom.action(statement.actions.values, texts: statement.actions.texts)
            literals.append(literal(atom, wanted: !statement.actions.isNegated))
        }
        if let resources = statement.resources {
            if resources.values.contains(.all) {
                if resources.isNegated { return nil }
            } else {
                let atom = Atom.resource(resources.values, texts: resources.texts)
                literals.append(literal(atom, wanted: !resources.isNegated))
            }
        }
        for condition in statement.conditions {
            literals.append(literal(.condition(condition)))
        }
        return literals
    }

    /// Asks that a statement be not about the request.
    mutating func deny(_ literals: [Literal], _ source: Constraint.Source) {
        constraints.append(Constraint(options: literals.map { [!$0] }, source: source))
    }

    /// Asks that one of these be so.
    mutating func require(_ options: [[Literal]], _ source: Constraint.Source) {
        if options.contains(where: \.isEmpty) { return }
        constraints.append(Constraint(options: options, source: source))
    }
}

extension Pattern {
    /// `*`, and `*:*`, which every action is.
    var meansEveryAction: Bool {
        matchesAll || codes == [Self.anyRun, UInt32(PatternCode.colon), Self.anyRun]
    }
}
