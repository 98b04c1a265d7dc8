/// Where an answer isn't of the shape that it should have.
struct ShapeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was expected.
    let expected: String
    /// The member where something else was found.
    let place: String

    /// What is wrong, for people.
    var description: String { "\(place.isEmpty ? "The answer" : place) is not \(expected)." }
}
