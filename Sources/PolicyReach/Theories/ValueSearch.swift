internal import PolicyLanguage

/// Finds a value of one kind that meets all literals.
///
/// Numbers, moments and addresses are only told apart by the operands that they are compared with, so the operands and
/// what lies right beside them stand for all. Texts are asked for with automata.
struct ValueSearch {
    let kind: KeyKind
    /// In lower case.
    let key: String
    let constants: Request

    /// A value, if there is one.
    func value(_ literals: [ValueLiteral], budget: inout Int) -> ValueAnswer {
        for candidate in candidates(literals) {
            budget -= literals.count
            let text = Text(candidate)
            if literals.allSatisfy({ $0.isMet(by: text, in: constants) }) { return .value(candidate) }
        }
        switch kind {
        case .boolean: return .none
        case .number, .date, .address: return areComparable(literals) ? .none : .unclear
        case .text: return TextTheory(constants: constants).value(literals, budget: &budget)
        }
    }

    private func areComparable(_ literals: [ValueLiteral]) -> Bool {
        literals.allSatisfy { literal in
            let comparison = literal.condition.operator.comparison
            // What is no truth value matches no Bool, whatever it is.
            return kind.fits(comparison) || comparison == .boolean
        }
    }

    private func candidates(_ literals: [ValueLiteral]) -> [String] {
        switch kind {
        case .boolean: return ["true", "false"]
        case .number(let isWhole):
            let operands = literals.flatMap { $0.condition.numbers }
            return isWhole ? NumberCandidates.whole(operands) : NumberCandidates.any(operands)
        case .date: return DateCandidates.texts(literals.flatMap { $0.condition.dates })
        case .address: return AddressCandidates.texts(literals.flatMap { $0.condition.networks })
        case .text: return TextCandidates.texts(literals, key: key)
        }
    }
}

extension Condition {
    /// The numbers among its operands.
    var numbers: [DecimalNumber] {
        operands.compactMap { if case .number(let number) = $0 { number } else { nil } }
    }

    /// The moments among its operands, in milliseconds since 1970.
    var dates: [Int64] {
        operands.compactMap { if case .date(let date) = $0 { date } else { nil } }
    }

    /// The ranges of addresses among its operands.
    var networks: [IPNetwork] {
        operands.compactMap { if case .network(let network) = $0 { network } else { nil } }
    }
}
