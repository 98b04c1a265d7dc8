internal import PolicyLanguage

/// One thing that a statement asks of a request.
enum Atom: Hashable, Sendable {
    /// That the action matches one of these patterns, which are in lower case.
    case action([Pattern], texts: [String])
    /// That the resource matches one of these.
    case resource([ARNPattern], texts: [String])
    /// That a condition holds.
    case condition(Condition)
    /// What nobody can tell, and why.
    case doubt(String)
}

/// An atom or its opposite.
struct Literal: Hashable, Comparable, Sendable {
    /// The place of the atom in its formula.
    let atom: Int
    /// Whether the atom has to hold, or must not.
    let wanted: Bool

    static prefix func ! (literal: Literal) -> Literal {
        Literal(atom: literal.atom, wanted: !literal.wanted)
    }

    static func < (left: Literal, right: Literal) -> Bool {
        (left.atom, left.wanted ? 1 : 0) < (right.atom, right.wanted ? 1 : 0)
    }
}

/// One of these has to be so for a request to get through; each is a row of literals that all have to hold.
struct Constraint: Hashable, Sendable {
    let options: [[Literal]]
    let source: Source

    /// What asks for it.
    enum Source: Hashable, Sendable {
        /// A statement that denies.
        case statement(StatementPlace)
        /// A level, at which some statement has to allow.
        case level(Int)
        /// The question itself.
        case property
    }
}

/// Where a statement stands in a stack of policies.
struct StatementPlace: Hashable, Sendable {
    let source: PolicySource
    let level: Int
    let policy: Int
    let statement: Int
}
