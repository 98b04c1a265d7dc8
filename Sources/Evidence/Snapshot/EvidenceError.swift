/// A path that was named to be audited is no evidence.
public struct EvidenceError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The path as it was named.
    public let path: String
    /// What is wrong with it, and what to do.
    public let description: String

    init(_ path: String, _ reason: String) {
        self.path = path
        description = "\(path): \(reason)"
    }
}
