public import PolicyLanguage

/// One thing that a rule has found in a policy.
public struct LintFinding: Hashable, Sendable {
    /// How bad it is, the worst first.
    public enum Severity: String, Hashable, Sendable, CaseIterable {
        /// AWS would refuse the policy.
        case error
        /// AWS takes it, and it does not do what its writer means.
        case warning
        /// It does what it says; here is what comes with it.
        case note
    }

    /// The rule that found it.
    public let rule: LintRule.ID
    /// How bad it is.
    public let severity: Severity
    /// Where it stands.
    public let position: SourcePosition
    /// The place of the statement in its policy, from 0; nil where it is about the policy as a whole.
    public let statement: Int?
    /// What is wrong, and what to write.
    public let message: String
}

extension LintFinding: Comparable {
    /// The order of the text; at one place, the order of the rules.
    public static func < (left: LintFinding, right: LintFinding) -> Bool { left.order < right.order }

    private var order: (Int, Int, Int, String) {
        (position.line, position.column, LintRule.ID.allCases.firstIndex(of: rule) ?? 0, message)
    }
}

extension LintFinding {
    /// A place where a text is no policy.
    init(_ diagnostic: Diagnostic) {
        self.init(
            rule: .syntax,
            severity: diagnostic.severity == .error ? .error : .warning,
            position: diagnostic.position,
            statement: nil,
            message: diagnostic.message
        )
    }
}
