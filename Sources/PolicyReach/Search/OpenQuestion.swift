internal import PolicyLanguage

/// Whether any request of some credentials gets through, without all that does and without what closes the rest.
struct OpenQuestion {
    enum Answer {
        /// None does.
        case closed
        /// This one does.
        case allowed(Request)
        /// Neither is known, because of this.
        case unclear([String])
    }

    /// Tells whether a request is allowed for certain, by policies that are laid out or not; nil where nobody can tell.
    typealias Confirmation = (_ isLaidOut: Bool) -> ((Request) -> Bool)?

    private let prepared: PreparedFormula
    private let cases: [CredentialCase]
    private let confirmation: Confirmation

    init(_ prepared: PreparedFormula, _ cases: [CredentialCase], _ confirmation: @escaping Confirmation) {
        self.prepared = prepared
        self.cases = cases
        self.confirmation = confirmation
    }

    /// The first request that the evaluator allows ends the search.
    func answer() -> Answer {
        var search = Search(prepared.formula, prepared.keys, prepared.folded(cases[0]))
        var isClosed = true
        for (place, credential) in cases.enumerated() {
            if place > 0 { search.turn(to: prepared.folded(credential)) }
            switch search.firstAllowed(prepared.formula.constraints, confirmation(false)) {
            case .closed: break
            case .open: isClosed = false
            case .allowed(let witness): return .allowed(witness)
            }
        }
        return isClosed ? .closed : carefulAnswer()
    }

    /// What a whole proof says where things are not plain, found out in the same way until a request gets through.
    private func carefulAnswer() -> Answer {
        let confirmation = confirmation(true)
        var known: [OpenCase] = []
        for credential in cases {
            var openCase = OpenCase(prepared.formula, prepared.keys, prepared.folded(credential))
            for earlier in known { openCase.learn(from: earlier) }
            openCase.search(confirmation)
            if let region = openCase.regions.first { return .allowed(region.witness) }
            known.append(openCase)
        }
        let openCases = known.filter { !$0.isClosed }
        return openCases.isEmpty ? .closed : .unclear(openCases.flatMap(\.doubts).uniqued())
    }
}

extension Search {
    fileprivate enum Finding {
        /// Everything is denied, doubts taken as opening.
        case closed
        /// This request gets through.
        case allowed(Request)
        /// Neither is known.
        case open
    }

    /// Looks for one request that gets through for certain.
    fileprivate mutating func firstAllowed(
        _ asked: [Constraint],
        _ isAllowed: @autoclosure () -> ((Request) -> Bool)?
    ) -> Finding {
        let opposites = LinkedKeys.opposites(in: formula, theories.keys, theories.folded)
        guard let constraints = constraints(opposites.isEmpty ? asked : asked + opposites, .opens) else {
            return .closed
        }
        switch first(constraints) {
        case .closed: return .closed
        case .unclear: return .open
        case .open(let branch):
            guard let witness = firstWitness(branch), let isAllowed = isAllowed(), isAllowed(witness) else {
                return .open
            }
            return .allowed(witness)
        }
    }
}
