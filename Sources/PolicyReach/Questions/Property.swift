/// What a chain of policies may be proved to do: to deny every request of a set.
public struct Property: Hashable, Sendable {
    /// Whose requests are looked at.
    public enum Universe: Hashable, Sendable {
        /// The root user's own, and those that AWS services make on its behalf.
        case root
        /// Those of sessions that somebody opened with `sts:AssumeRoot`.
        case assumeRoot
    }

    /// Which of them must be denied.
    public enum Demand: Hashable, Sendable {
        /// Those without MFA.
        case requiresMFA
        /// Those signed with a long-term key.
        case keysDenied
        /// All.
        case denied
        /// All but these actions, which may hold wildcards.
        case deniedExcept([String])
        /// Those from a source address outside these ranges, calls through AWS services aside.
        case onlyFrom([String])
    }

    /// Whose requests.
    public let universe: Universe
    /// Which of them.
    public let demand: Demand

    /// A property of these requests.
    public init(_ demand: Demand, of universe: Universe = .root) {
        self.universe = universe
        self.demand = demand
    }
}

extension Property: CustomStringConvertible {
    /// Such as `root-denied-except:iam:*`.
    public var description: String {
        let prefix = universe == .root ? "root-" : "assume-root-"
        switch demand {
        case .requiresMFA: return prefix + "requires-mfa"
        case .keysDenied: return prefix + "keys-denied"
        case .denied: return prefix + "denied"
        case .deniedExcept(let actions): return prefix + "denied-except:" + actions.joined(separator: ",")
        case .onlyFrom(let ranges): return prefix + "only-from:" + ranges.joined(separator: ",")
        }
    }
}
