public import AWSClient

/// Why a collection ended before its end. What was written until then stays, and the same command goes on from there.
public enum CollectionError: Error, Hashable, Sendable {
    /// The snapshot's folder cannot be used; the text says why.
    case folder(String, reason: String)
    /// Another collection writes into the same folder.
    case inUse(String)
    /// AWS gave no answer to what everything else depends on.
    case aws(AWSError, asked: String)
    /// So many calls in a row went unanswered that going on is pointless; the last one for this reason.
    case unreachable(calls: Int, AWSError)
    /// A call was to be made that the permissions do not provide for.
    case notProvidedFor(String)
    /// Whoever started it wants no more.
    case cancelled
}

extension CollectionError {
    /// Whether the snapshot's folder is what is wrong, and not AWS.
    public var isOfFolder: Bool {
        switch self {
        case .folder, .inUse: true
        default: false
        }
    }
}

extension CollectionError: CustomStringConvertible {
    /// What happened, what was lost and what to do.
    public var description: String {
        switch self {
        case .folder(let path, let reason): "\(path): \(reason)"
        case .inUse(let path):
            "\(path): another taproot collect is writing into this folder; wait for its end, or name another folder"
        case .aws(let error, let asked): "\(asked): \(error)"
        case .unreachable(let calls, let error):
            "\(calls) calls in a row went unanswered. \(error) What was collected is kept; the same command goes on from "
                + "there"
        case .notProvidedFor(let operation): "\(operation) is not among the permissions that the collector asks for"
        case .cancelled: "It was stopped. What was collected is kept; the same command goes on from there"
        }
    }
}
