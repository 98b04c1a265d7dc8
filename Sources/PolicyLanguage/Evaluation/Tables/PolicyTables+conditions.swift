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
        if case .plain(let place) = condition.test { return plainConditions[place].holds(in: request.entries) }
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
        case .arn(let operands):
            let matches = matchesFirst(operands, text, request)
            return condition.isNegated ? !matches : matches
        default:
            return Truth(matches(condition.test, text, request.tables) != condition.isNegated)
        }
    }

    private func matches(_ test: Test, _ place: Int, _ request: RequestTables) -> Bool {
        switch test {
        case .text(let operands):
            return matchesAny(operands, request.texts[place].whole, request)
        case .lowerCased(let operands):
            return matchesAny(operands, request.texts[place].lowerCased, request)
        case .number(let relation, let operands):
            guard let number = request.texts[place].number else { return false }
            return operands.contains { relation.holds(request.numbers[number], numbers[$0]) }
        case .date(let relation, let operands):
            guard let date = request.texts[place].date else { return false }
            return operands.contains { relation.holds(date, dates[$0]) }
        case .boolean(let takesTrue, let takesFalse):
            guard let boolean = request.texts[place].boolean else { return false }
            return boolean ? takesTrue : takesFalse
        case .binary(let operands):
            return operands.contains { strings[$0] == request.strings[place] }
        case .address(let operands):
            guard let address = request.texts[place].address else { return false }
            return operands.contains { networks[$0].contains(address) }
        case .arn, .null, .plain:
            return false
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
