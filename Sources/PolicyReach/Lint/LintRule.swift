/// A mistake that policies are searched for.
public struct LintRule: Sendable {
    /// The name.
    public let id: ID
    /// The mistake, in a line.
    public let title: String
    /// Why it is one, and what to write.
    public let why: String
    /// The page of AWS's documentation that says so.
    public let source: String
    /// The kinds of policies that it can be in.
    public let kinds: Set<PolicyLint.Kind>
    /// Policies that the rule must catch and such that it must spare.
    public let examples: [LintExample]

    let check: @Sendable (inout LintRun) -> Void

    init(
        _ id: ID,
        title: String,
        why: String,
        source: String,
        kinds: Set<PolicyLint.Kind> = Set(PolicyLint.Kind.allCases),
        examples: [LintExample],
        check: @escaping @Sendable (inout LintRun) -> Void
    ) {
        self.id = id
        self.title = title
        self.why = why
        self.source = source
        self.kinds = kinds
        self.examples = examples
        self.check = check
    }

    /// All rules, in the order in which they are tried and shown.
    public static let all: [LintRule] = ID.allCases.map(\.rule)
}
