/// What an answer looks like: which members the AWS CLI knows, in its order, and of which type each is.
///
/// Members that AWS added since are dropped, as they are by an AWS CLI of the time when the shapes were written.
public indirect enum Shape: Hashable, Sendable {
    /// Members in the AWS CLI's order.
    case structure([Member])
    /// Any number of values of one shape.
    case list(Shape)
    /// Any number of names with values of one shape.
    case map(Shape)
    /// A text.
    case string
    /// A number without a fraction.
    case integer
    /// A number with one.
    case real
    /// Yes or no.
    case boolean
    /// A moment.
    case timestamp
    /// Bytes, which are shown in base64.
    case blob
    /// A policy: percent-encoded JSON, which is shown as JSON.
    case policy

    /// A member of a structure.
    public struct Member: Hashable, Sendable {
        /// The name, which is the same on the wire and on the screen.
        public let name: String
        /// What its value looks like.
        public let shape: Shape
    }
}

extension Shape: ExpressibleByDictionaryLiteral {
    /// A structure of these members, in this order.
    ///
    /// - Parameter elements: Names and shapes.
    public init(dictionaryLiteral elements: (String, Shape)...) {
        self = .structure(elements.map { Member(name: $0.0, shape: $0.1) })
    }
}
