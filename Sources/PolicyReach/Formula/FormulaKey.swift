internal import PolicyLanguage

/// A condition key, and how the conditions of a formula use it.
struct FormulaKey: Sendable {
    /// In lower case.
    let name: String
    /// As it is written first; nil where no condition is about it.
    private(set) var written: String?
    /// The place of its dimension; nil where no condition is about it.
    var dimension: Int?
    /// The kind of its values, where AWS documents it.
    private let documented: KeyKind?
    /// The kind that operators compare; texts where they differ.
    private var compared: KeyKind?
    /// Whether it holds a list.
    private(set) var isList: Bool
    private let isKnownList: Bool
    private var isSingle = false

    /// A key, given in lower case, that nothing is asked of yet.
    init(_ name: String) {
        self.name = name
        documented = KeyKind(documentedOf: name)
        isKnownList = ConditionKey.isMultivalued(name)
        isList = isKnownList
    }

    /// Takes in what a condition on it tells.
    mutating func note(_ condition: Condition) {
        if written == nil { written = condition.key }
        let conditionOperator = condition.operator
        if let kind = KeyKind(conditionOperator.comparison) {
            compared = compared == nil || compared == kind ? kind : .text
        }
        if conditionOperator.quantifier != .none {
            isList = isKnownList || !ConditionKey.isSingleValued(name)
        } else if conditionOperator.comparison != .null {
            isSingle = true
        }
    }

    /// What it holds.
    var kind: KeyKind { documented ?? compared ?? .text }

    /// Whether it is a list as some conditions take it, and a single value as others do.
    var isUnclearList: Bool { isList && isSingle && !isKnownList }
}
