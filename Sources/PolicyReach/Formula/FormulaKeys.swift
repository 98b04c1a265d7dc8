internal import PolicyLanguage

/// The condition keys that a formula speaks of.
struct FormulaKeys: Sendable {
    /// All, in lower case.
    let all: [String]
    /// The variables in each atom.
    let variables: [[String]]
    /// The dimensions that requests have, those that every request has first.
    let dimensions: [Dimension]
    /// By atom, the place of its dimension.
    let dimensionOf: [Int]
    private let uses: [String: Use]

    /// How conditions use a key.
    fileprivate struct Use: Sendable {
        /// As it is written first.
        let name: String
        let dimension: Int
        var comparisons: [ConditionOperator.Comparison] = []
        var isQuantified = false
        var isSingle = false
        var kind = KeyKind.text
        var isList = false
    }

    /// What every request has, whether or not a policy asks for it.
    private static let always: [Dimension] =
        [.action, .resource, .network, .moment]
        + [
            "aws:securetransport", "aws:useragent", "aws:requestedregion", "aws:multifactorauthage", "aws:calledvia",
        ].map { .key($0) }

    private static let placesOfAlways: [Dimension: Int] = Dictionary(
        uniqueKeysWithValues: always.enumerated().map { ($1, $0) }
    )

    init(_ formula: Formula) {
        var uses: [String: Use] = Dictionary(minimumCapacity: formula.atoms.count)
        var dimensions = Self.always
        var all: [String] = []
        dimensionOf = formula.atoms.map { atom in
            guard case .condition(let condition) = atom else {
                if case .resource = atom { return Self.resource }
                return Self.action
            }
            let key = condition.lowerCasedKey
            if let place = uses[key]?.dimension {
                uses[key]?.note(condition.operator)
                return place
            }
            let dimension = Dimension(ofKey: key)
            let known = Self.placesOfAlways[dimension]
            if known == nil { dimensions.append(dimension) }
            var use = Use(name: condition.key, dimension: known ?? dimensions.count - 1)
            use.note(condition.operator)
            uses[key] = use
            all.append(key)
            return use.dimension
        }
        variables = formula.atoms.map(\.variables)
        for key in variables.joined() where uses[key] == nil && !all.contains(key) { all.append(key) }
        for key in uses.keys { uses[key]?.settle(key) }
        self.all = all
        self.dimensions = dimensions
        self.uses = uses
    }

    /// What a key holds.
    func kind(of key: String) -> KeyKind { uses[key]?.kind ?? KeyKind(of: key, comparedAs: []) }

    /// Whether a key holds a list.
    func isList(_ key: String) -> Bool { uses[key]?.isList ?? ConditionKey.isMultivalued(key) }

    /// Whether a key is a list as some conditions take it, and a single value as others do.
    func isUnclearList(_ key: String) -> Bool {
        guard let use = uses[key], use.isList, use.isSingle else { return false }
        return !ConditionKey.isMultivalued(key)
    }

    /// A key as it is written first; nil where no condition is about it.
    func name(of key: String) -> String? { uses[key]?.name }

    /// How many of the dimensions every request has.
    static var alwaysCount: Int { always.count }

    /// The place of the dimension of actions.
    static let action = 0
    /// The place of the dimension of resources.
    static let resource = 1
}

extension FormulaKeys.Use {
    fileprivate mutating func note(_ conditionOperator: ConditionOperator) {
        comparisons.append(conditionOperator.comparison)
        if conditionOperator.quantifier != .none {
            isQuantified = true
        } else if conditionOperator.comparison != .null {
            isSingle = true
        }
    }

    fileprivate mutating func settle(_ key: String) {
        kind = KeyKind(of: key, comparedAs: comparisons)
        isList = ConditionKey.isMultivalued(key) || isQuantified && !ConditionKey.isSingleValued(key)
    }
}

extension Atom {
    /// The keys, in lower case, that its variables stand for.
    var variables: [String] {
        switch self {
        case .action, .doubt: return []
        case .resource(let patterns, _):
            return patterns.contains(where: \.isTemplate) ? patterns.flatMap(\.variables) : []
        case .condition(let condition): return condition.variables
        }
    }
}

extension Template {
    /// The keys of its variables. A list without a default is left out: such a variable stands for nothing, in any request.
    fileprivate var keys: [String] {
        pieces.compactMap { piece in
            guard case .variable(let key, let fallback) = piece else { return nil }
            return fallback == nil && ConditionKey.isMultivalued(key) ? nil : key
        }
    }
}

extension ARNPattern {
    fileprivate var isTemplate: Bool {
        if case .template = self { true } else { false }
    }

    fileprivate var variables: [String] {
        if case .template(let template) = self { template.keys } else { [] }
    }
}

extension Condition {
    fileprivate var variables: [String] {
        switch self.operator.comparison {
        case .number, .date, .boolean, .binary, .address, .null: []
        case .string, .arn: operands.contains(where: \.hasVariables) ? operands.flatMap(\.variables) : []
        }
    }
}

extension Condition.Operand {
    fileprivate var hasVariables: Bool {
        switch self {
        case .text(let template), .lowerCased(let template): template.pattern == nil
        case .arn(let pattern): pattern.isTemplate
        case .number, .date, .boolean, .bytes, .network, .nothing: false
        }
    }

    fileprivate var variables: [String] {
        switch self {
        case .text(let template), .lowerCased(let template): template.keys
        case .arn(let pattern): pattern.variables
        case .number, .date, .boolean, .bytes, .network, .nothing: []
        }
    }
}
