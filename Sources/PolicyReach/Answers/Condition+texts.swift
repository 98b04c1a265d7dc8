internal import PolicyLanguage

extension Condition {
    /// The condition, or its opposite, as a policy writes it: one condition, or two that both hold.
    ///
    /// An operator and its negation are opposites also where the key is absent. What `IfExists` adds, its opposite has to
    /// take away.
    func texts(wanted: Bool) -> [Remainder.ConditionText] {
        let own = `operator`
        if own.comparison == .null {
            let isAbsent = operands.contains(.boolean(true))
            return [text("Null", [String(isAbsent == wanted)])]
        }
        if wanted { return [text(own.name, values)] }
        switch own.quantifier {
        case .forAllValues: return [text("ForAnyValue:" + own.oppositeBaseName, values)]
        case .forAnyValue: return [text("ForAllValues:" + own.oppositeBaseName, values)]
        case .none: break
        }
        if own.comparison == .boolean, let value = soleBoolean {
            let opposite = [String(!value)]
            return own.ifExists ? [text("Bool", opposite)] : [text("BoolIfExists", opposite)]
        }
        let opposite = own.oppositeBaseName
        // The opposite of an operator with Not holds of present keys only, as the operator itself then does.
        if own.isNegated { return [text(opposite, values)] }
        if own.ifExists {
            return (own.isOrdering ? orderings(opposite) : [text(opposite, values)]) + [text("Null", ["false"])]
        }
        return own.isOrdering ? orderings(opposite + "IfExists") : [text(opposite, values)]
    }

    private func text(_ name: String, _ values: [String]) -> Remainder.ConditionText {
        Remainder.ConditionText(operator: name, key: key, values: values)
    }

    /// What is not less than one of several is at least each of them.
    private func orderings(_ name: String) -> [Remainder.ConditionText] {
        values.map { text(name, [$0]) }
    }

    private var soleBoolean: Bool? {
        if operands.allSatisfy({ $0 == .boolean(true) }) { return true }
        return operands.allSatisfy { $0 == .boolean(false) } ? false : nil
    }
}

extension ConditionOperator {
    /// The whole name.
    var name: String {
        let prefix =
            switch quantifier {
            case .none: ""
            case .forAllValues: "ForAllValues:"
            case .forAnyValue: "ForAnyValue:"
            }
        return prefix + baseName(isNegated) + (ifExists ? "IfExists" : "")
    }

    /// The opposite for one value, without prefix and suffix.
    fileprivate var oppositeBaseName: String {
        switch comparison {
        case .number(let relation): "Numeric" + relation.oppositeName(isNegated)
        case .date(let relation): "Date" + relation.oppositeName(isNegated)
        default: baseName(!isNegated)
        }
    }

    /// Whether it says more or less, whose opposites fail where the key is absent as they do themselves.
    fileprivate var isOrdering: Bool {
        switch comparison {
        case .number(let relation), .date(let relation): relation != .equal
        default: false
        }
    }

    private func baseName(_ isNegated: Bool) -> String {
        switch comparison {
        case .string(.exact): isNegated ? "StringNotEquals" : "StringEquals"
        case .string(.ignoringCase): isNegated ? "StringNotEqualsIgnoreCase" : "StringEqualsIgnoreCase"
        case .string(.like): isNegated ? "StringNotLike" : "StringLike"
        case .number(let relation): "Numeric" + relation.name(isNegated)
        case .date(let relation): "Date" + relation.name(isNegated)
        case .boolean: isNegated ? "NotBool" : "Bool"
        case .binary: isNegated ? "BinaryNotEquals" : "BinaryEquals"
        case .address: isNegated ? "NotIpAddress" : "IpAddress"
        case .arn: isNegated ? "ArnNotLike" : "ArnLike"
        case .null: "Null"
        }
    }
}

extension ConditionOperator.Relation {
    fileprivate func name(_ isNegated: Bool) -> String {
        switch self {
        case .equal: isNegated ? "NotEquals" : "Equals"
        case .less: "LessThan"
        case .lessOrEqual: "LessThanEquals"
        case .greater: "GreaterThan"
        case .greaterOrEqual: "GreaterThanEquals"
        }
    }

    fileprivate func oppositeName(_ isNegated: Bool) -> String {
        switch self {
        case .equal: name(!isNegated)
        case .less: "GreaterThanEquals"
        case .lessOrEqual: "GreaterThan"
        case .greater: "LessThanEquals"
        case .greaterOrEqual: "LessThan"
        }
    }
}
