public import ArgumentParser
public import Organization
public import Remedy

extension Partition: ExpressibleByArgument {}

extension GuardFormat: ExpressibleByArgument {}

extension GuardName: ExpressibleByArgument {
    /// The name that an argument gives.
    public init?(argument: String) {
        self.init(argument)
    }

    /// The name.
    public var defaultValueDescription: String { text }
}
