/// Building: conditions.
extension PolicyTables {
    /// The row of a condition, whose operands are added.
    mutating func row(_ condition: Condition) -> ConditionRow {
        ConditionRow(
            key: key(condition.lowerCasedKey),
            quantifier: condition.operator.quantifier,
            isNegated: condition.operator.isNegated,
            ifExists: condition.operator.ifExists,
            test: test(condition)
        )
    }

    private mutating func test(_ condition: Condition) -> Test {
        let operands = condition.operands
        switch condition.operator.comparison {
        case .string(.ignoringCase):
            guard let rows = lowerCased(operands) else { return .plain(plainConditions.add([condition]).lowerBound) }
            return .lowerCased(add(patterns: rows))
        case .string:
            let rows = operands.compactMap { if case .text(let text) = $0 { codes(text) } else { nil } }
            return .text(add(patterns: rows))
        case .number(let relation):
            let rows = operands.compactMap { if case .number(let number) = $0 { number } else { nil } }
            return .number(relation, numbers.add(rows))
        case .date(let relation):
            let rows = operands.compactMap { if case .date(let date) = $0 { date } else { nil } }
            return .date(relation, dates.add(rows))
        case .binary:
            let rows = operands.compactMap { if case .bytes(let text) = $0 { text } else { nil } }
            return .binary(strings.add(rows))
        case .address:
            let rows = operands.compactMap { if case .network(let network) = $0 { network } else { nil } }
            return .address(networks.add(rows))
        case .arn:
            let rows = operands.compactMap { if case .arn(let arn) = $0 { row(arn) } else { nil } }
            return .arn(arns.add(rows))
        case .boolean:
            return .boolean(
                takesTrue: operands.contains(.boolean(true)),
                takesFalse: operands.contains(.boolean(false))
            )
        case .null:
            return .null(
                takesAbsent: operands.contains(.boolean(true)),
                takesPresent: operands.contains(.boolean(false))
            )
        }
    }

    /// Nil where a variable has to be filled in first: what a letter's lower case is depends on its neighbours.
    private mutating func lowerCased(_ operands: [Condition.Operand]) -> [[UInt32]]? {
        var rows: [[UInt32]] = []
        for case .lowerCased(let template) in operands {
            guard template.pattern != nil else { return nil }
            let pieces = template.pieces.compactMap { if case .fixed(let piece) = $0 { piece } else { nil } }
            rows.append(Condition.lowerCased(pieces).map { UInt32($0) })
        }
        return rows
    }
}

extension PolicyTables.Test {
    /// Roughly how much there is to compare.
    var cost: Int {
        switch self {
        case .null, .boolean: 0
        case .number, .date, .address: 1
        case .text, .lowerCased, .binary: 2
        case .arn, .plain: 3
        }
    }
}
