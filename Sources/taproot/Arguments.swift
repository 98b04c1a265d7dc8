public import ArgumentParser
public import Collector
public import Organization
public import PolicyReach
public import Posture
public import Remedy
public import Report

extension Span: ExpressibleByArgument {
    /// The span that an argument names.
    public init?(argument: String) {
        self.init(parsing: argument)
    }

    /// The span in words.
    public var defaultValueDescription: String { words }
}

extension Instant: ExpressibleByArgument {
    /// The moment that an argument names.
    public init?(argument: String) {
        self.init(iso8601: argument)
    }
}

extension AccountID: ExpressibleByArgument {
    /// The account that an argument names.
    public init?(argument: String) {
        self.init(argument)
    }
}

extension NodeID: ExpressibleByArgument {
    /// The node that an argument names.
    public init?(argument: String) {
        self.init(argument)
    }
}

extension FixWish: ExpressibleByArgument {
    /// The wish that an argument names.
    public init?(argument: String) {
        self.init(argument)
    }
}

extension TrendTable: ExpressibleByArgument {}

extension PolicyLint.Kind: ExpressibleByArgument {}

extension PermissionPolicy.Role: ExpressibleByArgument {}

extension CollectionOptions.Inventory: ExpressibleByArgument {}

/// Statuses separated by commas.
struct StatusList: ExpressibleByArgument {
    let statuses: Set<Status>

    init?(argument: String) {
        let words = argument.split(separator: ",", omittingEmptySubsequences: false)
        let statuses = words.compactMap { Status(rawValue: String($0)) }
        guard statuses.count == words.count else { return nil }
        self.statuses = Set(statuses)
    }
}
