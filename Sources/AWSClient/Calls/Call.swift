/// An operation with its parameters. It never shows them when it is printed: some are secrets.
public struct Call: Hashable, Sendable {
    /// What is asked.
    public let operation: Operation
    /// With which parameters.
    public let parameters: [JSON.Member]

    init(_ operation: Operation, _ parameters: KeyValuePairs<String, JSON?> = [:]) {
        self.operation = operation
        self.parameters = parameters.compactMap { name, value in value.map { JSON.Member(name, $0) } }
    }

    /// The same call for another page.
    func with(_ parameter: JSON.Member) -> Call {
        Call(operation: operation, parameters: parameters.filter { $0.name != parameter.name } + [parameter])
    }

    private init(operation: Operation, parameters: [JSON.Member]) {
        self.operation = operation
        self.parameters = parameters
    }
}

extension Call: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The operation, as in policies: `iam:ListVirtualMFADevices`.
    public var description: String { operation.description }

    /// The operation, without parameters.
    public var debugDescription: String { description }

    /// The operation, without parameters: what `dump` shows.
    public var customMirror: Mirror { Mirror(self, children: ["operation": description]) }
}

extension JSON {
    /// A list of texts.
    static func strings(_ strings: [String]) -> JSON {
        .array(strings.map(JSON.string))
    }
}
