/// Something in a policy's text that is wrong, or probably not what was meant.
public struct Diagnostic: Error, Hashable, Sendable, CustomStringConvertible {
    /// How bad it is.
    public enum Severity: String, Hashable, Sendable {
        /// It is no policy.
        case error
        /// It is one, but says something odd.
        case warning
    }

    /// How bad it is.
    public let severity: Severity
    /// Where it stands.
    public let position: SourcePosition
    /// What is wrong, and what to write.
    public let message: String

    /// Such as `3:14: error: …`.
    public var description: String { "\(position): \(severity.rawValue): \(message)" }
}
