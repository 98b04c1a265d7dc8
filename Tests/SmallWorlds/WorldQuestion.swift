import PolicyLanguage
import PolicyReach
import TestSupport

/// A random chain, and what the evaluator says of the proofs over it.
struct WorldQuestion {
    let levels: [[String]]
    private let documents: [[PolicyDocument]]
    private let inForce: PoliciesInForce

    init(_ levels: [[String]]) throws(PolicyError) {
        self.levels = levels
        var documents: [[PolicyDocument]] = []
        for level in levels {
            documents.append(try level.map { text throws(PolicyError) in try PolicyDocument(parsing: text) })
        }
        self.documents = documents
        inForce = PoliciesInForce(serviceControl: documents)
    }

    func proof(_ property: Property) -> Proof { prover.prove(property) }

    private var prover: Prover {
        let levels = documents.enumerated().map { index, level in
            PolicyStack.Level(
                node: nil,
                policies: level.enumerated().map { .init(id: "p\(index)-\($0.offset)", .document($0.element)) }
            )
        }
        return Prover(PolicyStack(serviceControl: levels), over: SmallWorld.user)
    }

    /// What is wrong with the verdict that goes with a proof, if anything.
    private func verdictProblem(_ proof: Proof) -> String? {
        let verdict = prover.verdict(on: proof.property)
        if verdict.result != proof.result { return "is \(proof.result), and by verdict \(verdict.result)" }
        guard verdict.result == .refuted else { return nil }
        guard let witness = verdict.witness else { return "is refuted by verdict, and by nothing" }
        let credentials = SmallCredential.allCases.filter { $0.isMeant(by: proof.property.demand) }
        guard inForce.decide(witness).outcome == .allow else {
            return "has \(witness.words) for a verdict, which is denied"
        }
        let isMeant = credentials.contains { $0.made(witness) } && proof.property.isAbout(witness)
        return isMeant ? nil : "has \(witness.words) for a verdict, which it is not about"
    }

    /// What is wrong with a proof, if anything: its witnesses, and requests of the small world, are put to the evaluator.
    func problem(with proof: Proof, _ pool: RequestPool, _ chance: inout SeededGenerator) -> String? {
        if proof.result == .refuted, proof.remainder.isEmpty { return "is refuted by nothing" }
        let parts = proof.remainder.map(ToldPart.init)
        for (remainder, part) in zip(proof.remainder, parts) {
            let words = remainder.witness.words
            if inForce.decide(remainder.witness).outcome != .allow { return "is refuted by \(words), which is denied" }
            if !part.contains(remainder.witness, remainder.credential) {
                return "tells of \(words) in a part that it is not in: \(remainder.sentence)"
            }
        }
        if let problem = verdictProblem(proof) { return problem }
        if proof.result == .unknown { return nil }
        let meant = SmallCredential.allCases.filter { $0.isMeant(by: proof.property.demand) }
        for credential in meant {
            let count = proof.result == .proved ? RequestPool.size / meant.count + 1 : 12
            for request in pool.requests(credential, count, &chance) {
                guard proof.property.isAbout(request) else { continue }
                let isAllowed = inForce.decide(request).outcome == .allow
                let isTold = parts.contains { $0.contains(request, credential.credential) }
                if isAllowed, !isTold, proof.isRemainderComplete { return "does not tell of \(request.words)" }
                if isTold, !isAllowed { return "tells of \(request.words), which is denied" }
            }
        }
        return nil
    }
}
