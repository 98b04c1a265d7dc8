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
    }
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
