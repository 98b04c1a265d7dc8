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
    ///
    /// - Parameters:
    ///   - document: The policy.
    ///   - partition: The partition of the organization that has it: what is bound to that one is no flaw there.
    init?(_ document: PolicyDocument, in partition: Partition) {
        let meant = Set(document.statements.indices.filter { document.statements[$0].isMeantForRoot })
        guard !meant.isEmpty else { return nil }
        flaw = PolicyLint(kind: .scp).findings(in: document).first { finding in
            guard Self.flaws.contains(finding.rule), let place = finding.statement, meant.contains(place) else {
                return false
            }
            return finding.rule != .partitionBoundARN || !document.statements[place].namesRoot(in: partition)
        }
    }
}

extension Statement {
    /// Whether whoever wrote it thought of root users: it denies, and is about the name or kind that root users have, or denies
    /// everything that comes without MFA or from elsewhere.
    ///
    /// AWS's own example policy that asks for MFA to stop instances is about no root user in particular.
    ///
    /// Source:
    /// <https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html>
    fileprivate var isMeantForRoot: Bool {
        guard effect == .deny else { return false }
        return conditions.contains(where: \.isAboutRoot)
            || isAboutEverything && conditions.contains(where: \.isAboutOrigin)
    }

    /// Whether all names of root users that it holds are of a partition, or of all.
    fileprivate func namesRoot(in partition: Partition) -> Bool {
        conditions.filter(\.isAboutRoot).flatMap(\.values).allSatisfy { value in
            value.hasPrefix("arn:\(partition.rawValue):") || !value.hasPrefix("arn:aws")
        }
    }

    private var isAboutEverything: Bool {
        actions.isNegated || actions.texts.contains { ["*", "*:*"].contains($0) }
    }
}

extension Condition {
    fileprivate var isAboutRoot: Bool {
        if self.operator.isNegated { return false }
        switch key.lowercased() {
        case "aws:principalarn": return values.contains { $0.hasSuffix(":root") }
        case "aws:principaltype": return values.contains { $0.lowercased() == "account" }
        default: return false
        }
    }

    private static let keysOfOrigin: Set = [
        "aws:multifactorauthpresent", "aws:multifactorauthage", "aws:sourceip", "aws:sourcevpc", "aws:sourcevpce",
        "aws:vpcsourceip",
    ]

    /// Whether it asks for MFA or for a network.
    fileprivate var isAboutOrigin: Bool {
        Self.keysOfOrigin.contains(key.lowercased())
    }
}
