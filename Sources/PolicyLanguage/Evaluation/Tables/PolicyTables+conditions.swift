/// Conditions.
extension PolicyTables {
    /// Whether all these conditions hold.
    func hold(_ places: Range<Int>, _ request: Request) -> Truth {
        var outcome = Truth.yes
        for place in places {
            switch holds(conditions[place], request) {
            case .no: return .no
            case .unknown: outcome = .unknown
            case .yes: break
            }
        }
        return outcome
    }

    private func holds(_ condition: ConditionRow, _ request: Request) -> Truth {
        if case .plain(let place) = condition.test { return plainConditions[place].holds(in: request) }
        let key = keys[condition.key]
        let entry = request.tables.entry(key.name, hash: key.hash)
        if case .null(let takesAbsent, let takesPresent) = condition.test {
            return Truth(entry == nil ? takesAbsent : takesPresent)
        }
        switch condition.quantifier {
        case .none:
            guard let entry else { return Truth(condition.isNegated || condition.ifExists) }
            return entry.isMultivalued ? .no : holds(condition, of: entry.texts.lowerBound, request)
        case .forAllValues:
            var outcome = Truth.yes
            for text in entry?.texts ?? 0..<0 { outcome = outcome && holds(condition, of: text, request) }
            return outcome
        case .forAnyValue:
            var outcome = Truth.no
            for text in entry?.texts ?? 0..<0 { outcome = outcome || holds(condition, of: text, request) }
            return outcome
        }
    }

    private func holds(_ condition: ConditionRow, of text: Int, _ request: Request) -> Truth {
        switch condition.test {
        // What is no address or no ARN matches nothing, and its negation neither.
        case .address where request.tables.texts[text].address == nil: return .no
        case .arn where request.tables.texts[text].segments == nil: return .no
        default:
            let matches = matches(condition.test, text, request)
            return condition.isNegated ? !matches : matches
        }
    }

    private func matches(_ test: Test, _ place: Int, _ request: Request) -> Truth {
        let tables = request.tables
        let text = tables.texts[place]
        switch test {
        case .text(let operands):
            return Truth(matchesAny(operands, text.whole, tables))
        case .lowerCased(let operands):
            return Truth(matchesAny(operands, text.lowerCased, tables))
        case .number(let relation, let operands):
            guard let number = text.number else { return .no }
            return Truth(operands.contains { relation.holds(tables.numbers[number], numbers[$0]) })
        case .date(let relation, let operands):
            guard let date = text.date else { return .no }
            return Truth(operands.contains { relation.holds(date, dates[$0]) })
        case .boolean(let takesTrue, let takesFalse):
            guard let boolean = text.boolean else { return .no }
            return Truth(boolean ? takesTrue : takesFalse)
        case .binary(let operands):
            return Truth(operands.contains { strings[$0] == tables.strings[place] })
        case .address(let operands):
            guard let address = text.address else { return .no }
            return Truth(operands.contains { networks[$0].contains(address) })
        case .arn(let operands):
            return matchesFirst(operands, place, request)
        case .null, .plain:
            return .no
        }
    }

    /// Operands are tried in their order; one that AWS cannot read leaves open what follows it.
    private func matchesFirst(_ places: Range<Int>, _ text: Int, _ request: Request) -> Truth {
        for place in places {
            let matches = matches(arns[place], text: text, request)
            if matches != .no { return matches }
        }
        return .no
    }
}
