/// A policy, and whether a rule finds something in it.
public struct LintExample: Sendable {
    /// What is special about it.
    public let name: String
    /// How bad the rule must find it; nil where the rule must spare it.
    public let severity: LintFinding.Severity?
    /// The policy's text.
    public let text: String
    /// What it is attached as.
    public let kind: PolicyLint.Kind

    /// A policy that AWS would refuse.
    static func refuses(_ name: String, of kind: PolicyLint.Kind = .scp, _ statements: ExampleStatement...) -> Self {
        Self(name: name, severity: .error, text: ExampleStatement.policy(statements), kind: kind)
    }

    /// A policy that does not do what its writer means.
    static func warns(_ name: String, of kind: PolicyLint.Kind = .scp, _ statements: ExampleStatement...) -> Self {
        Self(name: name, severity: .warning, text: ExampleStatement.policy(statements), kind: kind)
    }

    /// A policy that comes with something to know.
    static func notes(_ name: String, of kind: PolicyLint.Kind = .scp, _ statements: ExampleStatement...) -> Self {
        Self(name: name, severity: .note, text: ExampleStatement.policy(statements), kind: kind)
    }

    /// A policy that the rule must spare.
    static func spares(_ name: String, of kind: PolicyLint.Kind = .scp, _ statements: ExampleStatement...) -> Self {
        Self(name: name, severity: nil, text: ExampleStatement.policy(statements), kind: kind)
    }

    /// Any text, found this bad.
    static func text(
        _ name: String,
        of kind: PolicyLint.Kind = .scp,
        _ severity: LintFinding.Severity?,
        _ text: String
    ) -> Self {
        Self(name: name, severity: severity, text: text, kind: kind)
    }
}

/// The text of a statement, of which only what is special needs to be written.
struct ExampleStatement: ExpressibleByStringInterpolation {
    private let text: String

    init(stringLiteral text: String) { self.text = text }

    /// A denial of an action, or of what a JSON list holds.
    static func deny(_ action: String = "*", of resource: String = "*", if conditions: String = "") -> Self {
        Self("Deny", "Action", action, resource, conditions)
    }

    /// A denial of all other actions.
    static func denyAllBut(_ action: String, if conditions: String = "") -> Self {
        Self("Deny", "NotAction", action, "*", conditions)
    }

    static func allow(_ action: String = "*", of resource: String = "*", if conditions: String = "") -> Self {
        Self("Allow", "Action", action, resource, conditions)
    }

    private init(_ effect: String, _ name: String, _ action: String, _ resource: String, _ conditions: String) {
        let quoted = { (text: String) in text.hasPrefix("[") ? text : "\"\(text)\"" }
        let condition = conditions.isEmpty ? "" : ", \"Condition\": {\(conditions)}"
        text =
            "{\"Effect\": \"\(effect)\", \"\(name)\": \(quoted(action)), \"Resource\": \(quoted(resource))\(condition)}"
    }

    static func policy(_ statements: [ExampleStatement]) -> String {
        "{\"Version\": \"2012-10-17\", \"Statement\": [\(statements.map(\.text).joined(separator: ", "))]}"
    }
}
