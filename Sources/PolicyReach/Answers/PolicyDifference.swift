public import PolicyLanguage

/// What one policy lets through that another one does not, over all requests of anybody.
public struct PolicyDifference: Sendable {
    /// How the new policy relates to the old one.
    public enum Result: String, Hashable, Sendable {
        /// Both let through the same.
        case equal
        /// The new one lets through more.
        case wider
        /// The new one lets through less.
        case narrower
        /// Each lets through something that the other one does not.
        case different
        /// It could not be told.
        case unknown
    }

    /// How the new policy relates to the old one.
    public let result: Result
    /// What only the new one lets through.
    public let opens: [Remainder]
    /// What only the old one lets through.
    public let closes: [Remainder]
    /// What stands in the way of an answer, or of a complete one, as sentences.
    public let doubts: [String]

    /// Compares two policies.
    ///
    /// Each allows what a statement allows and none denies; a policy without a statement that allows lets nothing through.
    public init(from old: PolicyDocument, to new: PolicyDocument) {
        let opens = Self.allowed(by: new, notBy: old)
        let closes = Self.allowed(by: old, notBy: new)
        self.opens = opens.items
        self.closes = closes.items
        doubts = (opens.doubts + closes.doubts).uniqued()
        if opens.items.isEmpty && !opens.isSettled || closes.items.isEmpty && !closes.isSettled {
            result = .unknown
        } else {
            switch (opens.items.isEmpty, closes.items.isEmpty) {
            case (true, true): result = .equal
            case (false, true): result = .wider
            case (true, false): result = .narrower
            case (false, false): result = .different
            }
        }
    }

    /// Requests may get through one policy for its own reasons, and fail at the other for one of several.
    private static func allowed(
        by one: PolicyDocument,
        notBy other: PolicyDocument
    ) -> (items: [Remainder], isSettled: Bool, doubts: [String]) {
        let (mine, theirs) = (PoliciesInForce.bounding(one), PoliciesInForce.bounding(other))
        var open: [(Formula, [OpenCase])] = []
        var isSettled = true
        var doubts: [String] = []
        for formula in Formula.alternatives(allowedBy: one, notBy: other) {
            let keys = FormulaKeys(formula)
            var cases = CredentialCase.all(.root).map {
                OpenCase(formula, keys, FoldedCase(formula, keys, $0, .anybody))
            }
            for index in cases.indices {
                for earlier in cases[..<index] { cases[index].learn(from: earlier) }
                cases[index].search {
                    mine.decide($0).outcome == .allow
                        && [.explicitDeny, .implicitDeny].contains(theirs.decide($0).outcome)
                }
                if !cases[index].isClosed, cases[index].regions.isEmpty { isSettled = false }
                doubts += cases[index].doubts
            }
            open.append((formula, cases))
        }
        return (Answer.differences(open), isSettled, doubts)
    }
}

extension PoliciesInForce {
    /// One policy as a bound, beside a grant of everything: so that it alone decides.
    fileprivate static func bounding(_ document: PolicyDocument) -> PoliciesInForce {
        PoliciesInForce(serviceControl: [[document]], identity: [.allowingEverything])
    }
}

extension Formula {
    /// Formulas of which one holds of each request that one policy lets through and another one does not.
    fileprivate static func alternatives(allowedBy one: PolicyDocument, notBy other: PolicyDocument) -> [Formula] {
        var base = Formula()
        base.add(allowedBy: one)
        var alternatives: [Formula] = []
        for statement in other.statements where statement.effect == .deny {
            var formula = base
            guard let literals = formula.literals(statement) else { continue }
            formula.require([literals], .property)
            alternatives.append(formula)
        }
        var unallowed = base
        for statement in other.statements where statement.effect == .allow {
            if let literals = unallowed.literals(statement) { unallowed.deny(literals, .property) }
        }
        return alternatives + [unallowed]
    }

    private mutating func add(allowedBy document: PolicyDocument) {
        var allows: [[Literal]] = []
        for (number, statement) in document.statements.enumerated() {
            guard let literals = literals(statement) else { continue }
            let place = StatementPlace(source: .identity, level: 0, policy: 0, statement: number)
            switch statement.effect {
            case .allow: allows.append(literals)
            case .deny: deny(literals, .statement(place))
            }
        }
        require(allows, .level(0))
    }
}
