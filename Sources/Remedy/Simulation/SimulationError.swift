/// A proposal cannot be tried out.
public struct SimulationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Why not, and what to do.
    public let description: String
}
