internal import PolicyLanguage

/// Asks automata for a text that meets literals of the operators for texts and ARNs.
struct TextTheory {
    let constants: Request.Entries

    /// Demands of which one row has to be met as a whole.
    private typealias Alternatives = [[TextQuestion.Demand]]

    func value(_ literals: [ValueLiteral], budget: inout Int) -> ValueAnswer {
        if let listed = listedValue(literals) { return listed }
        var rows: Alternatives = [[]]
        var leavesOut = false
        for literal in literals {
            guard let alternatives = alternatives(literal), rows.count * alternatives.count <= 64 else {
                leavesOut = true
                continue
            }
            rows = rows.flatMap { row in alternatives.map { row + $0 } }
        }
        var isUnclear = false
        for row in rows {
            switch TextSearch.answer(TextQuestion(domain: .any, demands: row), budget: &budget) {
            case .text(let units) where !leavesOut: return .value(Text(String(decoding: units, as: UTF16.self)))
            case .text, .unclear: isUnclear = true
            case .none: break
            }
        }
        return isUnclear ? .unclear : .none
    }

    /// Where a literal lists texts without wildcards it is one of them or none; nil where no literal does.
    private func listedValue(_ literals: [ValueLiteral]) -> ValueAnswer? {
        for literal in literals where literal.condition.operator.isNegated != literal.wanted {
            guard let list = list(literal.condition) else { continue }
            for units in list {
                let text = Text(String(decoding: units, as: UTF16.self))
                if literals.allSatisfy({ $0.isMet(by: text, in: constants) }) { return .value(text) }
            }
            return ValueAnswer.none
        }
        return nil
    }

    /// All texts that match one of a condition's operands; nil where they are no list.
    private func list(_ condition: Condition) -> [[UInt16]]? {
        guard case .string(let comparison) = condition.operator.comparison, comparison != .ignoringCase else {
            return nil
        }
        var list: [[UInt16]] = []
        for case .text(let template) in condition.operands {
            // What is not filled in matches nothing.
            guard let pattern = template.pattern(in: constants) else { continue }
            guard pattern.isExact else { return nil }
            list.append(pattern.codes.map { UInt16($0) })
        }
        return list
    }

    /// What a literal demands; nil where no automaton can tell.
    private func alternatives(_ literal: ValueLiteral) -> Alternatives? {
        let condition = literal.condition
        let isMatch = condition.operator.isNegated != literal.wanted
        var patterns: [TextPattern] = []
        for operand in condition.operands {
            guard let set = self.patterns(operand) else { return nil }
            patterns += set
        }
        let demand = TextQuestion.Demand(patterns: patterns, isMatch: isMatch)
        guard condition.operator.comparison == .arn, condition.operator.isNegated else { return [[demand]] }
        // What is no ARN meets neither an operator on ARNs nor its negation.
        let isARN = TextQuestion.Demand(patterns: [.anyARN], isMatch: true)
        let isNone = TextQuestion.Demand(patterns: [.anyARN], isMatch: false)
        return literal.wanted ? [[demand, isARN]] : [[demand], [isNone]]
    }

    /// The texts that an operand matches; nil where no automaton can tell, and none where it matches nothing.
    private func patterns(_ operand: Condition.Operand) -> [TextPattern]? {
        switch operand {
        case .text(let template):
            return template.pattern(in: constants).map { [TextPattern($0)] } ?? []
        case .lowerCased(let template):
            guard let pieces = template.fixed(in: constants) else { return [] }
            let units = pieces.flatMap { piece -> [UInt16] in
                if case .literal(let units) = piece { units } else { [] }
            }
            let lowerCased = Text(String(decoding: units, as: UTF16.self)).lowerCased
            return TextPattern(inLowerCase: lowerCased).map { [$0] }
        case .boolean(let value):
            return TextPattern(inLowerCase: Array((value ? "true" : "false").utf16)).map { [$0] }
        case .bytes(let text):
            return [TextPattern(exactly: Array(text.utf16))]
        case .arn(let pattern):
            return pattern.resolved(in: constants).map(Self.patterns) ?? []
        case .nothing:
            return []
        case .number, .date, .network:
            return nil
        }
    }

    /// The ARNs that a pattern matches.
    static func patterns(_ pattern: ARNPattern) -> [TextPattern] {
        switch pattern {
        case .all: [.anyARN]
        case .segments(let segments): [TextPattern(arnSegments: segments)]
        case .template, .malformed: []
        }
    }
}
