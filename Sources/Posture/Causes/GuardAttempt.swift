internal import Organization
internal import PolicyLanguage
internal import PolicyReach

/// A policy that was meant to protect root users, and what is wrong with it.
struct GuardAttempt: Sendable {
    /// The flaws that undo guards, in the words of the rules that find them.
    private static let flaws: Set<LintRule.ID> = [
        .boolIfExists, .nullMisuse, .partitionBoundARN, .carveOut, .equalsWithWildcard, .likeWithoutWildcard,
        .forAllValuesSingleValued, .singleOperatorOnMultivalued, .malformedARN, .unreadableOperand, .unknownKey,
        .literalVariable, .misplacedVariable, .unreachableStatement, .unknownAction,
    ]

    /// The first flaw that a rule finds in what was meant as a guard; nil where none does.
    let flaw: LintFinding?

    /// What a policy does about root users; nil where no statement of it is about them.
    init?(_ document: PolicyDocument) {
        let meant = Set(document.statements.indices.filter { document.statements[$0].isMeantForRoot })
        guard !meant.isEmpty else { return nil }
        flaw = PolicyLint(kind: .scp).findings(in: document).first { finding in
            Self.flaws.contains(finding.rule) && finding.statement.map { meant.contains($0) } ?? false
        }
    }
}

extension Statement {
    /// Whether whoever wrote it thought of root users: it denies, and asks for MFA or for the name or kind that root users
    /// have.
    fileprivate var isMeantForRoot: Bool {
        effect == .deny
            && conditions.contains { condition in
                switch condition.key.lowercased() {
                case "aws:multifactorauthpresent", "aws:multifactorauthage": true
                case "aws:principalarn": condition.values.contains { $0.hasSuffix(":root") }
                case "aws:principaltype": condition.values.contains { $0.lowercased() == "account" }
                default: false
                }
            }
    }
}
