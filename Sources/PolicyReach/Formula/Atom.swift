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

    /// What is written first tells most atoms apart, and is soon hashed.
    func hash(into hasher: inout Hasher) {
        switch self {
        case .action(_, let texts), .resource(_, let texts):
            hasher.combine(texts.count)
            hasher.combine(texts.first)
        case .condition(let condition): hasher.combine(condition)
        case .doubt(let reason): hasher.combine(reason)
        }
    }
}

/// An atom or its opposite.
struct Literal: Hashable, Comparable, Sendable {
    /// Twice the place of the atom, and one more where the atom has to hold.
    private let code: Int32

    init(atom: Int, wanted: Bool) { code = Int32(atom) * 2 + (wanted ? 1 : 0) }

    private init(code: Int32) { self.code = code }

    /// The place of the atom in its formula.
    var atom: Int { Int(code >> 1) }
    /// Whether the atom has to hold, or must not.
    var wanted: Bool { code & 1 == 1 }

    static prefix func ! (literal: Literal) -> Literal { Literal(code: literal.code ^ 1) }

    static func < (left: Literal, right: Literal) -> Bool { left.code < right.code }
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
