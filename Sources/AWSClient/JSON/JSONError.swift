/// Why bytes are no JSON that can be used.
public enum JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// They break the rules of RFC 8259, or nest deeper than 512 levels; the text says how.
    case malformed(String)
    /// A whole number that doesn't fit in 64 bits.
    case numberTooLarge

    /// What is wrong, for people.
    public var description: String {
        switch self {
        case .malformed(let reason): "This is not JSON: \(reason)"
        case .numberTooLarge: "The JSON holds a whole number that does not fit in 64 bits."
        }
    }
}
