/// What a condition compares, and how.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>
public struct ConditionOperator: Hashable, Sendable {
    /// What is compared.
    public enum Comparison: Hashable, Sendable {
        case string(StringComparison)
        case number(Relation)
        case date(Relation)
        case boolean
        case binary
        case address
        case arn
        /// Whether the key is there at all.
        case null
    }

    /// How texts are compared.
    public enum StringComparison: Hashable, Sendable {
        /// Letter by letter; wildcards mean themselves.
        case exact
        /// Both in lower case.
        case ignoringCase
        /// With wildcards.
        case like
    }

    /// How numbers and dates are compared.
    public enum Relation: Hashable, Sendable {
        case equal
        case less
        case lessOrEqual
        case greater
        case greaterOrEqual
    }

    /// How several values in a request are taken.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html>
    public enum Quantifier: Hashable, Sendable {
        /// There is one value.
        case none
        /// Every value must match; so it is where there is none.
        case forAllValues
        /// Some value must match.
        case forAnyValue
    }

    /// What is compared.
    public let comparison: Comparison
    /// Whether the operator is one of those with Not in their names.
    public let isNegated: Bool
    /// How several values are taken.
    public let quantifier: Quantifier
    /// Whether the condition holds where the key is absent.
    public let ifExists: Bool

    /// The operator of that name, in any case; nil where there is none.
    public init?(_ name: String) {
        guard let known = Self.spelled[name] ?? Self(inAnyCase: name) else { return nil }
        self = known
    }

    /// Those that are written as AWS writes them, as most are.
    private static let spelled = Dictionary(
        uniqueKeysWithValues: ["", "ForAllValues:", "ForAnyValue:"].flatMap { quantifier in
            names.keys.flatMap { name in
                ["", "IfExists"].compactMap { suffix in
                    let name = quantifier + name + suffix
                    return ConditionOperator(inAnyCase: name).map { (name, $0) }
                }
            }
        }
    )

    private init?(inAnyCase name: String) {
        var rest = name.lowercased()[...]
        if rest.hasPrefix("forallvalues:") {
            quantifier = .forAllValues
            rest = rest.dropFirst(13)
        } else if rest.hasPrefix("foranyvalue:") {
            quantifier = .forAnyValue
            rest = rest.dropFirst(12)
        } else {
            quantifier = .none
        }
        ifExists = rest.hasSuffix("ifexists")
        if ifExists { rest = rest.dropLast(8) }
        guard let (comparison, isNegated) = Self.lowerCasedNames[String(rest)], !(comparison == .null && ifExists)
        else {
            return nil
        }
        self.comparison = comparison
        self.isNegated = isNegated
    }

    private static let names: [String: (Comparison, Bool)] = [
        "StringEquals": (.string(.exact), false), "StringNotEquals": (.string(.exact), true),
        "StringEqualsIgnoreCase": (.string(.ignoringCase), false),
        "StringNotEqualsIgnoreCase": (.string(.ignoringCase), true),
        "StringLike": (.string(.like), false), "StringNotLike": (.string(.like), true),
        "NumericEquals": (.number(.equal), false), "NumericNotEquals": (.number(.equal), true),
        "NumericLessThan": (.number(.less), false), "NumericLessThanEquals": (.number(.lessOrEqual), false),
        "NumericGreaterThan": (.number(.greater), false), "NumericGreaterThanEquals": (.number(.greaterOrEqual), false),
        "DateEquals": (.date(.equal), false), "DateNotEquals": (.date(.equal), true),
        "DateLessThan": (.date(.less), false), "DateLessThanEquals": (.date(.lessOrEqual), false),
        "DateGreaterThan": (.date(.greater), false), "DateGreaterThanEquals": (.date(.greaterOrEqual), false),
        "Bool": (.boolean, false), "BinaryEquals": (.binary, false),
        "IpAddress": (.address, false), "NotIpAddress": (.address, true),
        "ArnEquals": (.arn, false), "ArnNotEquals": (.arn, true), "ArnLike": (.arn, false), "ArnNotLike": (.arn, true),
        "Null": (.null, false),
    ]

    private static let lowerCasedNames = Dictionary(uniqueKeysWithValues: names.map { ($0.lowercased(), $1) })
}

extension ConditionOperator.Relation {
    func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        switch self {
        case .equal: left == right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }
}
