internal import PolicyLanguage

/// The condition keys that a formula speaks of.
struct FormulaKeys: Sendable {
    /// All, in lower case.
    let all: Set<String>
    /// The variables in each atom.
    let variables: [[String]]
    /// What each key holds.
    let kinds: [String: KeyKind]
    /// Those that hold lists.
    let lists: Set<String>
    /// Lists as some conditions take them, single values as others do.
    let unclearLists: Set<String>
    /// Each key as it is written first.
    let names: [String: String]
    /// The dimensions that requests have, those that every request has first.
    let dimensions: [Dimension]
    /// By atom, the place of its dimension.
    let dimensionOf: [Int]

    /// What every request has, whether or not a policy asks for it.
    private static let always: [Dimension] =
        [.action, .resource, .network, .moment]
        + [
            "aws:securetransport", "aws:useragent", "aws:requestedregion", "aws:multifactorauthage", "aws:calledvia",
        ].map { .key($0) }

    init(_ formula: Formula) {
        var comparisons: [String: [ConditionOperator.Comparison]] = [:]
        var quantified: Set<String> = []
        var single: Set<String> = []
        var names: [String: String] = [:]
        for case .condition(let condition) in formula.atoms {
            let key = condition.lowerCasedKey
            names[key] = names[key] ?? condition.key
            comparisons[key, default: []].append(condition.operator.comparison)
            if condition.operator.quantifier != .none {
                quantified.insert(key)
            } else if condition.operator.comparison != .null {
                single.insert(key)
            }
        }
        variables = formula.atoms.map(\.variables)
        all = Set(comparisons.keys).union(variables.joined())
        kinds = Dictionary(
            uniqueKeysWithValues: comparisons.map { ($0.key, KeyKind(of: $0.key, comparedAs: $0.value)) }
        )
        lists = Set(
            comparisons.keys.filter {
                ConditionKey.isMultivalued($0) || quantified.contains($0) && !ConditionKey.isSingleValued($0)
            }
        )
        unclearLists = lists.filter { !ConditionKey.isMultivalued($0) }.intersection(single)
        self.names = names
        var dimensions = Self.always
        dimensionOf = formula.atoms.map { atom in
            let dimension = Dimension(of: atom)
            if let place = dimensions.firstIndex(of: dimension) { return place }
            dimensions.append(dimension)
            return dimensions.count - 1
        }
        self.dimensions = dimensions
    }

    /// How many of the dimensions every request has.
    static var alwaysCount: Int { always.count }

    /// The place of the dimension of actions.
    static let action = 0
    /// The place of the dimension of resources.
    static let resource = 1
}

extension Atom {
    /// The keys, in lower case, that its variables stand for.
    var variables: [String] {
        switch self {
        case .action, .doubt: return []
        case .resource(let patterns, _): return patterns.flatMap(\.variables)
        case .condition(let condition): return condition.variables
        }
    }
}

extension ARNPattern {
    fileprivate var variables: [String] {
        if case .template(let template) = self { template.variables } else { [] }
    }
}

extension Condition {
    fileprivate var variables: [String] {
        operands.flatMap { operand -> [String] in
            switch operand {
            case .text(let template), .lowerCased(let template): return template.variables
            case .arn(let pattern): return pattern.variables
            case .number, .date, .boolean, .bytes, .network, .nothing: return []
            }
        }
    }
}
