public import PolicyLanguage

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
        /// Those from a source address outside these ranges, calls through AWS services aside.
        case onlyFrom([String])
        /// Those that a statement is about, whatever its effect. It has no form as a text.
        case about(Statement)
    }

    /// Whose requests.
    public let universe: Universe
    /// Which of them.
    public let demand: Demand
    /// The actions that need not be denied, which may hold wildcards.
    public let exceptions: [String]

    /// A property of these requests.
    public init(_ demand: Demand, except exceptions: [String] = [], of universe: Universe = .root) {
        self.universe = universe
        self.demand = demand
        self.exceptions = exceptions
    }
}

extension Property: CustomStringConvertible {
    /// Such as `root-denied-except:iam:*`.
    public var description: String {
        let prefix = universe == .root ? "root-" : "assume-root-"
        let actions = exceptions.joined(separator: ",")
        switch demand {
        case .requiresMFA: return prefix + "requires-mfa" + (exceptions.isEmpty ? "" : "-except:" + actions)
        case .keysDenied: return prefix + "keys-denied" + (exceptions.isEmpty ? "" : "-except:" + actions)
        case .denied: return prefix + "denied" + (exceptions.isEmpty ? "" : "-except:" + actions)
        case .onlyFrom(let ranges):
            return prefix + "only-from:" + ranges.joined(separator: ",")
                + (exceptions.isEmpty ? "" : ";except:" + actions)
        case .about: return prefix + "denied-what-a-statement-is-about"
        }
    }
}
