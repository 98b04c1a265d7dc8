extension LintRule {
    /// The name of a rule, as every output spells it.
    public enum ID: String, Hashable, Sendable, CaseIterable {
        case syntax
        case version
        case literalVariable = "literal-variable"
        case policyTooLarge = "policy-too-large"
        case principalInSCP = "principal-in-scp"
        case notPrincipal = "not-principal"
        case rcpShape = "rcp-shape"
        case missingResource = "missing-resource"
        case malformedAction = "malformed-action"
        case unknownService = "unknown-service"
        case unknownAction = "unknown-action"
        case malformedARN = "malformed-arn"
        case duplicateCondition = "duplicate-condition"
        case unknownKey = "unknown-key"
        case unknownVariable = "unknown-variable"
        case misplacedVariable = "misplaced-variable"
        case unreadableOperand = "unreadable-operand"
        case equalsWithWildcard = "equals-with-wildcard"
        case likeWithoutWildcard = "like-without-wildcard"
        case singleOperatorOnMultivalued = "single-operator-on-multivalued"
        case forAllValuesSingleValued = "for-all-values-single-valued"
        case nullMisuse = "null-misuse"
        case boolIfExists = "bool-if-exists"
        case partitionBoundARN = "partition-bound-arn"
        case carveOut = "carve-out"
        case escapeFederation = "escape-federation"
        case lockOutMFAEnrolment = "lock-out-mfa-enrolment"
        case lockOutAssumeRoot = "lock-out-assume-root"
        case lockOutServices = "lock-out-services"
        case coveredStatement = "covered-statement"
        // After those that explain why a condition never holds.
        case unreachableStatement = "unreachable-statement"
        case unchecked
    }
}

extension LintRule.ID {
    /// Those that also look at policies that no service would take.
    static let forHugePolicies: Set<LintRule.ID> = [.version, .policyTooLarge, .unchecked]

    /// The rule of this name.
    public var rule: LintRule {
        switch self {
        case .syntax: .syntax
        case .version: .version
        case .literalVariable: .literalVariable
        case .policyTooLarge: .policyTooLarge
        case .principalInSCP: .principalInSCP
        case .notPrincipal: .notPrincipal
        case .rcpShape: .rcpShape
        case .missingResource: .missingResource
        case .malformedAction: .malformedAction
        case .unknownService: .unknownService
        case .unknownAction: .unknownAction
        case .malformedARN: .malformedARN
        case .duplicateCondition: .duplicateCondition
        case .unknownKey: .unknownKey
        case .unknownVariable: .unknownVariable
        case .misplacedVariable: .misplacedVariable
        case .unreadableOperand: .unreadableOperand
        case .equalsWithWildcard: .equalsWithWildcard
        case .likeWithoutWildcard: .likeWithoutWildcard
        case .singleOperatorOnMultivalued: .singleOperatorOnMultivalued
        case .forAllValuesSingleValued: .forAllValuesSingleValued
        case .nullMisuse: .nullMisuse
        case .boolIfExists: .boolIfExists
        case .partitionBoundARN: .partitionBoundARN
        case .carveOut: .carveOut
        case .escapeFederation: .escapeFederation
        case .lockOutMFAEnrolment: .lockOutMFAEnrolment
        case .lockOutAssumeRoot: .lockOutAssumeRoot
        case .lockOutServices: .lockOutServices
        case .coveredStatement: .coveredStatement
        case .unreachableStatement: .unreachableStatement
        case .unchecked: .unchecked
        }
    }
}
