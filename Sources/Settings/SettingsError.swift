/// A settings file that cannot be used.
public struct SettingsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// File and line, what is wrong there, and what to do.
    public let description: String

    /// The file, and what is wrong with it.
    public init(file: String, _ reason: String) {
        self.init(file: file, line: nil, reason)
    }

    init(file: String, line: Int?, _ reason: String) {
        description = file + (line.map { ":\($0)" } ?? "") + ": " + reason
    }
}
