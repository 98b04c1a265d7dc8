/// Policies laid out in a few arrays of small values, so that deciding a request copies nothing, counts no references and
/// allocates nothing but its answer.
///
/// It decides what `PoliciesInForce.decidePlainly` decides, which is easier to read.
struct PolicyTables: Sendable {
    var levels: [LevelRow] = []
    var statements: [StatementRow] = []
    var conditions: [ConditionRow] = []
    var keys: [KeyRow] = []
    var placesOfKeys: [String: Int] = [:]
    var patterns: [PatternRow] = []
    /// How the patterns start, each in the place of its pattern.
    var heads: [TextHead] = []
    var arns: [ARNRow] = []
    var variables: [VariableRow] = []
    /// The codes of all patterns, one pattern after the other: those of `Pattern`, and from `firstVariable` on variables.
    var codes: [UInt32] = []
    /// The texts that stand in for absent variables, one after the other.
    var fallbacks: [UInt16] = []
    var numbers: [DecimalNumber] = []
    var dates: [Int64] = []
    var strings: [String] = []
    var networks: [IPNetwork] = []
    var principals: [PrincipalSelection] = []
    /// What is too rare to be laid out is evaluated as it stands.
    var plainConditions: [Condition] = []
    var plainARNs: [ARNPattern] = []

    /// The code of the first variable.
    static let firstVariable: UInt32 = 0x2_0000
}

/// Ranges in rows are places in another table.
extension PolicyTables {
    /// The policies of one level of a tree, or those of a kind without levels.
    struct LevelRow {
        let source: PolicySource
        let level: Int?
        let denials: Range<Int>
        let grants: Range<Int>
    }

    struct StatementRow {
        let cause: Decision.Cause
        let effect: Statement.Effect
        let actions: Range<Int>
        let actionsAreNegated: Bool
        /// Nil for everybody.
        let principal: Int?
        /// Nil for everything.
        let resources: Range<Int>?
        let resourcesAreNegated: Bool
        let conditions: Range<Int>
    }

    struct ConditionRow {
        let key: Int
        let quantifier: ConditionOperator.Quantifier
        let isNegated: Bool
        let ifExists: Bool
        let test: Test
    }

    /// What a value is compared with.
    enum Test {
        case text(Range<Int>)
        case lowerCased(Range<Int>)
        case number(ConditionOperator.Relation, Range<Int>)
        case date(ConditionOperator.Relation, Range<Int>)
        case boolean(takesTrue: Bool, takesFalse: Bool)
        case binary(Range<Int>)
        case address(Range<Int>)
        case arn(Range<Int>)
        /// Whether the key is there.
        case null(takesAbsent: Bool, takesPresent: Bool)
        case plain(Int)
    }

    /// A condition key in lower case.
    struct KeyRow {
        let name: String
        let hash: Int
    }

    struct PatternRow {
        let codes: Range<Int>
        let shape: Shape
        /// Which of the codes is the last `*`, if each of those after it stands for one unit.
        let lastRun: Int?
    }

    /// The simplest patterns are so many units and no more, or so many and then any, as with `s3:*` and `*`.
    enum Shape {
        case units(Int)
        case start(Int)
        case other
    }

    enum ARNRow {
        case all
        case malformed
        /// The patterns from `first` on are those of the five segments after `arn`. If one of these variables holds a
        /// colon, the segments are others, and the ARN is evaluated as it stands.
        case segments(first: Int, variables: Range<Int>, plain: Int?)
        case plain(Int)
    }

    struct VariableRow {
        let key: Int
        /// What stands in where the key is absent.
        let fallback: Range<Int>?
    }
}
