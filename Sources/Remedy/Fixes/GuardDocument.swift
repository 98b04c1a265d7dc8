internal import PolicyLanguage
internal import PolicyReach

/// A policy that AWS takes as a service control policy: one that is not can't be made into this.
public struct GuardDocument: Hashable, Sendable {
    /// Its text, as it is sent to AWS.
    public let text: String
    private let meaning: String

    /// The policy of a text.
    ///
    /// - Parameter text: The JSON text.
    /// - Throws: where AWS would refuse it, every place that is wrong.
    public init(_ text: String) throws(GuardDocumentError) {
        let errors = PolicyLint(kind: .scp).findings(inText: text).filter { $0.severity == .error }
        guard errors.isEmpty, let meaning = Self.meaning(of: text) else {
            throw GuardDocumentError(reasons: errors.map { "\($0.position): \($0.message)" })
        }
        guard text.unicodeScalars.count <= Self.quota else {
            throw GuardDocumentError(
                reasons: ["it has \(text.unicodeScalars.count) characters, white space among them, and may have 10,240"]
            )
        }
        self.text = text
        self.meaning = meaning
    }

    /// How many characters a service control policy may have that is sent by API, white space among them.
    ///
    /// Source: <https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html>
    private static let quota = 10_240

    /// Whether another text is the same policy, but for white space and the order of members.
    ///
    /// - Parameter text: The other policy's text.
    /// - Returns: True only where both are the same.
    public func isSame(as text: String) -> Bool {
        Self.meaning(of: text) == meaning
    }

    private static func meaning(of text: String) -> String? {
        (try? JSONNode(parsing: text.utf8)).map(canonical)
    }

    private static func canonical(_ node: JSONNode) -> String {
        switch node.value {
        case .object(let members):
            let parts = members.map { "\(quoted($0.name)):\(canonical($0.value))" }
            return "{\(parts.sorted().joined(separator: ","))}"
        case .array(let elements): return "[\(elements.map(canonical).joined(separator: ","))]"
        case .string(let text): return quoted(text)
        case .number(let digits): return digits
        case .boolean(let value): return value ? "true" : "false"
        case .null: return "null"
        }
    }

    /// Told apart from what is no text by the marks around it, and from other texts by its length before it.
    private static func quoted(_ text: String) -> String {
        "\(text.utf8.count)\"\(text)\""
    }
}

/// A text that AWS would not take as a service control policy.
public struct GuardDocumentError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, with line and column.
    public let reasons: [String]

    /// All of it, in one line.
    public var description: String {
        "AWS would not take it as a service control policy: \(reasons.joined(separator: "; "))"
    }
}
