internal import PolicyLanguage

/// Finds a value of one kind that meets all literals.
///
/// Numbers, moments and addresses are only told apart by the operands that they are compared with, so the operands and
/// what lies right beside them stand for all. Texts are asked for with automata.
struct ValueSearch {
    let kind: KeyKind
    /// In lower case.
    let key: String
    let constants: Request.Entries

    /// A value, if there is one.
    func value(_ literals: [ValueLiteral], budget: inout Int) -> ValueAnswer {
        for candidate in usual(in: nil) {
            budget -= literals.count
            if isMet(literals, by: candidate) { return .value(candidate) }
        }
        if let found = candidate(literals, budget: &budget) { return .value(found) }
        switch kind {
        case .boolean: return .none
        case .number, .date, .address: return areComparable(literals) ? .none : .unclear
        case .text: return TextTheory(constants: constants).value(literals, budget: &budget)
        }
    }

    private func isMet(_ literals: [ValueLiteral], by text: Text) -> Bool {
        for literal in literals where !literal.isMet(by: text, in: constants) { return false }
        return true
    }

    private func areComparable(_ literals: [ValueLiteral]) -> Bool {
        literals.allSatisfy { literal in
            let comparison = literal.condition.operator.comparison
            // What is no truth value matches no Bool, whatever it is.
            return kind.fits(comparison) || comparison == .boolean
        }
    }

    /// Values that are the same whatever is asked, taken apart once for all.
    func usual(in partition: String?) -> [Text] {
        switch kind {
        case .boolean: Self.booleans
        case .number(let isWhole): isWhole ? Self.wholeNumber : []
        case .date: Self.moment
        case .address: AddressCandidates.documentation
        case .text: TextCandidates.usual(key, in: partition)
        }
    }

    private static let booleans = [Text("true"), Text("false")]
    private static let wholeNumber = [Text("300")]
    private static let moment = [Text(DateCandidates.text(DateCandidates.usual))]

    /// A value that the literals themselves lead to.
    private func candidate(_ literals: [ValueLiteral], budget: inout Int) -> Text? {
        let count = literals.count
        func isWanted(_ text: Text) -> Bool {
            budget -= count
            return isMet(literals, by: text)
        }
        func first(_ candidates: some Sequence<String>) -> Text? {
            for candidate in candidates {
                let text = Text(candidate)
                if isWanted(text) { return text }
            }
            return nil
        }
        switch kind {
        case .boolean: return nil
        case .number(let isWhole):
            let operands = literals.flatMap { $0.condition.numbers }
            return first(isWhole ? NumberCandidates.whole(operands) : NumberCandidates.any(operands))
        case .date:
            return first(DateCandidates.moments(literals.flatMap { $0.condition.dates }).lazy.map(DateCandidates.text))
        case .address:
            for (bits, width) in AddressCandidates.addresses(literals.flatMap { $0.condition.networks }) {
                // What the operators for addresses rule out need not be written down.
                let address = IPAddress(bits, width: width)
                if literals.contains(where: { $0.condition.holds(of: address) == !$0.wanted }) {
                    budget -= count
                    continue
                }
                let text = Text(AddressCandidates.text(bits, width))
                if isWanted(text) { return text }
            }
            return AddressCandidates.ends.first(where: isWanted)
        case .text: return TextCandidates.first(literals, where: isWanted)
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
