internal import PolicyLanguage

extension Prover {
    /// Whether the policies have a property: `prove` without the reasons, for less.
    ///
    /// The first request that the evaluator allows ends the search.
    public func verdict(on property: Property) -> PropertyVerdict {
        let prepared = prepared(for: property)
        var search = Search(prepared.formula, prepared.keys, prepared.folded(property.cases[0]))
        var isClosed = true
        for (place, credential) in property.cases.enumerated() {
            if place > 0 { search.turn(to: prepared.folded(credential)) }
            switch search.firstAllowed(prepared.formula.constraints, confirmation(isLaidOut: false)) {
            case .closed: break
            case .open: isClosed = false
            case .allowed(let witness): return verdict(property, .refuted, by: witness)
            }
        }
        return isClosed ? verdict(property, .proved) : carefulVerdict(on: property, prepared)
    }

    /// What `prove` says where things are not plain, found out in the same way until a request refutes the property.
    private func carefulVerdict(on property: Property, _ prepared: PreparedFormula) -> PropertyVerdict {
        let confirmation = confirmation(isLaidOut: true)
        var cases: [OpenCase] = []
        for credential in property.cases {
            var openCase = OpenCase(prepared.formula, prepared.keys, prepared.folded(credential))
            for earlier in cases { openCase.learn(from: earlier) }
            openCase.search(confirmation)
            if let region = openCase.regions.first { return verdict(property, .refuted, by: region.witness) }
            cases.append(openCase)
        }
        let openCases = cases.filter { !$0.isClosed }
        if openCases.isEmpty { return verdict(property, .proved) }
        return verdict(property, .unknown, doubts: openCases.flatMap(\.doubts).uniqued())
    }

    private func verdict(
        _ property: Property,
        _ result: Proof.Result,
        by witness: Request? = nil,
        doubts: [String] = []
    ) -> PropertyVerdict {
        PropertyVerdict(property: property, result: result, witness: witness, doubts: doubts)
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
