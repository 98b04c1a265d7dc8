public import FoundationEssentials

/// Time and chance, so that tests need not wait.
public struct Timing: Sendable {
    /// What the clock says.
    public let now: @Sendable () -> Date
    /// Waits for so many seconds, or throws where whoever waits is cancelled.
    public let sleep: @Sendable (Double) async throws -> Void
    /// A number from 0 to 1.
    public let chance: @Sendable () -> Double

    /// A time of these closures.
    ///
    /// - Parameters:
    ///   - now: What the clock says.
    ///   - sleep: Waits for so many seconds.
    ///   - chance: A number from 0 to 1.
    public init(
        now: @escaping @Sendable () -> Date,
        sleep: @escaping @Sendable (Double) async throws -> Void,
        chance: @escaping @Sendable () -> Double
    ) {
        self.now = now
        self.sleep = sleep
        self.chance = chance
    }

    /// The real ones.
    public static let real = Timing(
        now: { Date() },
        sleep: { try await Task.sleep(for: .seconds($0)) },
        chance: { Double.random(in: 0...1) }
    )
}
