/// What could not be read of many files: as much of it as somebody may want to read, and how much more there is.
public struct TrailProblems: Sendable {
    /// So many are kept.
    public static let most = 10_000

    /// The first of them.
    public private(set) var kept: [TrailProblem] = []
    /// How many there were beside those that are kept.
    public private(set) var untold = 0
    /// Whether a service was to give one of them and did not.
    public private(set) var hasUnreached = false

    /// Of nothing yet.
    public init() {}

    /// Adds what could not be read of a file.
    public mutating func add(_ problems: [TrailProblem]) {
        if problems.isEmpty { return }
        let room = Self.most - kept.count
        kept += problems.prefix(room)
        untold += max(0, problems.count - room)
        hasUnreached = hasUnreached || problems.contains(where: \.isUnreached)
    }
}
