internal import PolicyLanguage

/// Finds a moment for a request and, where its credential is temporary, one before it for the credential.
struct MomentTheory {
    let constants: Request.Entries
    let isTemporary: Bool

    /// The keys and what they hold, or that there is nothing, or that nobody can tell.
    enum Answer {
        case holds([Assignment.Held])
        case none
        case unclear
    }

    func value(_ literals: [ValueLiteral]) -> Answer {
        if isMetUsually(literals) { return .holds(isTemporary ? Self.usualTemporary : Self.usual) }
        let about = { (key: String) in literals.filter { $0.condition.lowerCasedKey == key } }
        let issued = about(MomentKeys.issued)
        let cuts = literals.flatMap { $0.condition.dates + $0.condition.numbers.compactMap(\.asSeconds) }
        let moments = DateCandidates.moments(cuts)
        let (now, seconds) = (about(MomentKeys.now), about(MomentKeys.seconds))
        let nows = moments.lazy.filter { moment in
            isMet(now, at: moment) && isMet(seconds, by: { Text(String(Self.seconds(moment))) })
        }
        let issues = isTemporary ? moments.filter { isMet(issued, at: $0) } : [.min]
        for now in nows {
            // Near to one another where that can be had.
            guard let issue = issues.filter({ $0 <= now }).max() else { continue }
            return .holds(Self.entries(now, isTemporary ? issue : nil))
        }
        return literals.allSatisfy(isComparable) ? .none : .unclear
    }

    private static func entries(_ now: Int64, _ issue: Int64?) -> [Assignment.Held] {
        func held(_ key: String, _ text: String) -> Assignment.Held {
            Assignment.Held(key: key, entry: Request.Entry(values: [Text(text)], isMultivalued: false))
        }
        return [held(MomentKeys.now, DateCandidates.text(now)), held(MomentKeys.seconds, String(seconds(now)))]
            + (issue.map { [held(MomentKeys.issued, DateCandidates.text($0))] } ?? [])
    }

    static let usual = entries(DateCandidates.usual, nil)
    static let usualTemporary = entries(DateCandidates.usual, DateCandidates.usual)

    private func isMetUsually(_ literals: [ValueLiteral]) -> Bool {
        let usual = isTemporary ? Self.usualTemporary : Self.usual
        return literals.allSatisfy { literal in
            literal.condition.holds(for: usual[literal.condition.lowerCasedKey], in: constants) == Truth(literal.wanted)
        }
    }

    private func isMet(_ literals: [ValueLiteral], at moment: Int64) -> Bool {
        isMet(literals, moment: moment) { Text(DateCandidates.text(moment)) }
    }

    /// Whether literals come out as wanted for a key that is there and holds a text; what is compared with a moment is
    /// not asked of the text where the moment is known.
    private func isMet(_ literals: [ValueLiteral], moment: Int64? = nil, by text: () -> Text) -> Bool {
        var known: Text?
        return literals.allSatisfy { literal in
            let condition = literal.condition
            if condition.operator.comparison == .null {
                return condition.operands.contains(.boolean(false)) == literal.wanted
            }
            if let holds = moment.flatMap(condition.holds) { return holds == literal.wanted }
            let text = known ?? text()
            known = text
            return literal.isMet(by: text, in: constants)
        }
    }

    /// Numbers are compared with seconds since 1970 only; a date as a text is no number, whatever it is.
    private func isComparable(_ literal: ValueLiteral) -> Bool {
        switch literal.condition.operator.comparison {
        case .date, .number, .null, .boolean, .address: true
        case .string, .arn, .binary: false
        }
    }

    private static func seconds(_ milliseconds: Int64) -> Int64 {
        (milliseconds - (milliseconds % 1000 + 1000) % 1000) / 1000
    }
}

extension DecimalNumber {
    /// The moment so many seconds after 1970, in milliseconds; nil outside of the calendar.
    fileprivate var asSeconds: Int64? {
        guard exponent <= 12 else { return nil }
        var seconds: Int64 = 0
        for place in 0..<max(0, exponent) {
            seconds = seconds * 10 + Int64(place < digits.count ? digits[place] - UInt8(ascii: "0") : 0)
        }
        return (isNegative ? -seconds : seconds) * 1000
    }
}
