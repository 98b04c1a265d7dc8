internal import PolicyLanguage

/// What the values of a condition key are.
enum KeyKind: Hashable, Sendable {
    case text
    case boolean
    case number(isWhole: Bool)
    case date
    case address

    /// The kind of a key, given in lower case.
    ///
    /// AWS documents it for its global keys. Tags are texts. Any other key is taken to hold what the operators that are
    /// used on it compare; where they differ, it holds texts.
    init(of key: String, comparedAs comparisons: [ConditionOperator.Comparison]) {
        let kinds = Set(comparisons.compactMap(Self.init))
        self = Self(documentedOf: key) ?? (kinds.count == 1 ? kinds.first : nil) ?? .text
    }

    /// The kind of a key, given in lower case, as AWS documents it; nil where it does not.
    init?(documentedOf key: String) {
        if let known = Self.documented[key] {
            self = known
        } else if key.hasPrefix("aws:") || Self.isTag(key) {
            self = .text
        } else {
            return nil
        }
    }

    /// What an operator compares; nil for the one that asks whether a key is there.
    init?(_ comparison: ConditionOperator.Comparison) {
        switch comparison {
        case .string, .arn, .binary: self = .text
        case .number: self = .number(isWhole: false)
        case .date: self = .date
        case .boolean: self = .boolean
        case .address: self = .address
        case .null: return nil
        }
    }

    /// Whether a key is like `ec2:resourcetag/team`.
    private static func isTag(_ key: String) -> Bool {
        key.utf8.contains(UInt8(ascii: "/")) && key.contains("tag/")
    }

    private static let documented: [String: KeyKind] = [
        "aws:currenttime": .date, "aws:epochtime": .date, "aws:tokenissuetime": .date,
        "aws:multifactorauthage": .number(isWhole: true),
        "aws:securetransport": .boolean, "aws:multifactorauthpresent": .boolean, "aws:viaawsservice": .boolean,
        "aws:principalisawsservice": .boolean, "aws:assumedroot": .boolean,
        "aws:sourceip": .address, "aws:vpcsourceip": .address,
    ]

    /// Whether an operator looks at values of this kind as what they are.
    func fits(_ comparison: ConditionOperator.Comparison) -> Bool {
        switch comparison {
        case .null: true
        case .boolean: self == .boolean || self == .text
        case .string, .arn, .binary: self == .text
        case .number: if case .number = self { true } else { false }
        case .date: self == .date
        case .address: self == .address
        }
    }
}
