extension HTTPRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// What is asked of whom, without headers, query and body: they hold signatures, tokens and parameters.
    public var description: String { "\(method) \(scheme)://\(host)\(port.map { ":\($0)" } ?? "")\(path)" }

    /// The same.
    public var debugDescription: String { description }

    /// The same: what `dump` shows.
    public var customMirror: Mirror { Mirror(self, children: ["request": description]) }
}

extension HTTPAnswer: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The status and the size, without headers and body: they can hold credentials.
    public var description: String { "status \(status), \(body.count) bytes" }

    /// The same.
    public var debugDescription: String { description }

    /// The same: what `dump` shows.
    public var customMirror: Mirror { Mirror(self, children: ["answer": description]) }
}
