/// What stands in the place of a line that is no event.
public struct RefusedLineView: Sendable {
    private let line: Int
    private let reason: String

    /// The view of a line, counted from 1, and why it is no event.
    public init(line: Int, reason: String) {
        self.line = line
        self.reason = reason
    }

    /// Writes one line.
    public func write(to output: inout some TextOutputStream) {
        var json = JSONText()
        json.object { json in
            json.member("line", line)
            json.member("problem", reason)
        }
        output.write(json.text + "\n")
    }
}
