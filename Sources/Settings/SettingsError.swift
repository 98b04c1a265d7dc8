internal import Yams

/// A settings file that cannot be used.
public struct SettingsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// File, line and column, what is wrong there, and what to do.
    public let description: String

    /// The file, and what is wrong with it.
    public init(file: String, _ reason: String) {
        self.init(file: file, place: nil, reason)
    }

    init(file: String, place: Mark?, _ reason: String) {
        description = file + (place.map { ":\($0.line):\($0.column)" } ?? "") + ": " + reason
    }
}
