internal import PolicyLanguage

/// Proves properties of stacks of policies, or finds the requests that refute them.
///
/// The search looks at all requests at once, not at samples. What it finds open is run through the evaluator of
/// `PolicyLanguage` on the documents themselves before it is shown; where the two disagree, the answer is unknown.
public struct Prover: Sendable {
    package let stack: PolicyStack
    package let user: RootUser
    private let prepared: PreparedFormula
    /// Nil where a service control policy cannot be read.
    private let documents: PolicyStack.Documents?

    /// Prepares a stack of policies over one root user.
    public init(_ stack: PolicyStack, over user: RootUser) {
        self.stack = stack
        self.user = user
        prepared = PreparedFormula(Formula(stack, for: user), .root(user))
        documents = stack.documents
    }

    /// Whether the policies have a property, because of what, and all that stands against it.
    public func prove(_ property: Property) -> Proof {
        let prepared = prepared(for: property)
        let formula = prepared.formula
        var cases = property.cases.map { OpenCase(formula, prepared.keys, prepared.folded($0)) }
        let confirmation = confirmation(isLaidOut: true)
        for index in cases.indices {
            for earlier in cases[..<index] { cases[index].learn(from: earlier) }
            cases[index].search(confirmation)
        }
        let openCases = cases.filter { !$0.isClosed }
        if openCases.isEmpty {
            let by = DecidingSet.find(&cases, formula, stack)
            return proof(property, .proved, by: by, escapes: escapesFromProof(of: property))
        }
        let remainder = Answer(formula).remainder(openCases, of: property.cases)
        if remainder.items.isEmpty { return proof(property, .unknown, doubts: openCases.flatMap(\.doubts).uniqued()) }
        return proof(
            property,
            .refuted,
            remainder: remainder.items,
            isRemainderComplete: remainder.isComplete,
            doubts: remainder.isComplete ? [] : openCases.flatMap(\.doubts).uniqued(),
            escapes: escapes(among: openCases, formula)
        )
    }

    /// What the policies themselves ask of a request that gets through.
    var stackFormula: Formula { prepared.formula }

    /// What a request that gets through and refutes a property has to meet.
    func prepared(for property: Property) -> PreparedFormula {
        var prepared = prepared
        prepared.add(property)
        return prepared
    }

    /// Whether a request is allowed for certain; nil where a service control policy cannot be read, which could deny any.
    /// The policies are laid out where many requests are to be asked about.
    ///
    /// A resource control policy that cannot be read could deny only what such policies bind.
    func confirmation(isLaidOut: Bool) -> ((Request) -> Bool)? {
        guard let documents else { return nil }
        let against = documents.againstRequests(of: .root(user))
        let inForce = (against ?? documents).inForce(isLaidOut: isLaidOut)
        return { request in
            inForce.decide(request).outcome == .allow
                && !(documents.lacksResourceControl && ResourceControlledServices.include(request.action))
        }
    }

    private func proof(
        _ property: Property,
        _ result: Proof.Result,
        by: [Proof.Deciding] = [],
        remainder: [Remainder] = [],
        isRemainderComplete: Bool = true,
        doubts: [String] = [],
        escapes: [String] = []
    ) -> Proof {
        Proof(
            property: property,
            user: user,
            result: result,
            by: by,
            remainder: remainder,
            isRemainderComplete: isRemainderComplete,
            assumptions: Assumptions.sentences(property, user),
            doubts: doubts,
            escapes: escapes
        )
    }
}
