/// A place in a text: line and column, both from 1, columns counted in bytes of UTF-8.
public struct SourcePosition: Hashable, Sendable, CustomStringConvertible {
    /// The line.
    public let line: Int
    /// The column.
    public let column: Int

    /// Such as `3:14`.
    public var description: String { "\(line):\(column)" }
}

/// A text is not JSON.
public struct JSONSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where it stops being JSON.
    public let position: SourcePosition
    /// What is wrong there.
    public let reason: String

    /// Position and reason.
    public var description: String { "\(position): \(reason)" }
}
