/// A text is no policy, for at least one reason.
public struct PolicyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// All that is wrong with it, in the order of the text.
    public let diagnostics: [Diagnostic]

    /// A line for each.
    public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}

extension PolicyDocument {
    /// Reads a policy from its JSON text.
    ///
    /// - Throws: where it is no JSON, or no policy; with every place that is wrong.
    public init(parsing text: String) throws(PolicyError) {
        let node: JSONNode
        do throws(JSONSyntaxError) {
            node = try JSONNode(parsing: text.utf8)
        } catch {
            let diagnostic = Diagnostic(severity: .error, position: error.position, message: error.reason)
            throw PolicyError(diagnostics: [diagnostic])
        }
        try self.init(node)
    }

    /// Reads a policy from JSON.
    ///
    /// - Throws: where it is no policy; with every place that is wrong.
    public init(_ node: JSONNode) throws(PolicyError) {
        var reader = PolicyReader()
        guard let document = reader.document(node) else { throw PolicyError(diagnostics: reader.diagnostics) }
        self = document
    }
}
