internal import PolicyLanguage

/// What one value of a key has to meet, or must not: the inner test of a condition.
struct ValueLiteral: Hashable, Sendable {
    let condition: Condition
    let wanted: Bool

    /// Whether a value is as wanted.
    func isMet(by value: Text, in constants: Request.Entries) -> Bool {
        condition.holds(of: value, in: constants) == Truth(wanted)
    }
}

/// What came of the question for a value.
enum ValueAnswer: Hashable, Sendable {
    case value(Text)
    case none
    /// The search reached its bound, or the literals compare what cannot be compared here.
    case unclear
}
