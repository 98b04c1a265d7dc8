internal import PolicyLanguage

extension Prover {
    /// Whether the policies have a property: `prove` without the reasons, for less.
    ///
    /// The first request that the evaluator allows ends the search.
    public func verdict(on property: Property) -> PropertyVerdict {
        let prepared = prepared(for: property)
        var search: Search?
        var isClosed = true
        for credential in property.cases {
            let folded = prepared.folded(credential)
            search?.turn(to: folded)
            var current = search ?? Search(prepared.formula, prepared.keys, folded)
            search = nil
            switch current.firstAllowed(prepared.formula.constraints, confirmation(isLaidOut: false)) {
            case .closed: break
            case .open: isClosed = false
            case .allowed(let witness):
                return PropertyVerdict(property: property, result: .refuted, witness: witness, doubts: [])
            }
            search = current
        }
        if isClosed { return PropertyVerdict(property: property, result: .proved, witness: nil, doubts: []) }
        // What is not plain is left to the search for everything.
        let proof = prove(property)
        return PropertyVerdict(
            property: property,
            result: proof.result,
            witness: proof.remainder.first?.witness,
            doubts: proof.result == .unknown ? proof.doubts : []
        )
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
