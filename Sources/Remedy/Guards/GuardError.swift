/// There is no guard to be had.
public enum GuardError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was asked for makes no sense, or does not fit; the text says why and what to ask for instead.
    case refused(String)
    /// The policy could not be proved to do what it is for. That is a fault of Taproot.
    case unproved(String)

    /// Why there is none.
    public var description: String {
        switch self {
        case .refused(let reason), .unproved(let reason): reason
        }
    }
}
