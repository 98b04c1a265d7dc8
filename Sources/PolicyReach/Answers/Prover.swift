internal import PolicyLanguage

/// Proves properties of stacks of policies, or finds the requests that refute them.
///
/// The search looks at all requests at once, not at samples. What it finds open is run through the evaluator of
/// `PolicyLanguage` on the documents themselves before it is shown; where the two disagree, the answer is unknown.
public struct Prover: Sendable {
    let stack: PolicyStack
    let user: RootUser
    let stackFormula: Formula
    let inForce: PoliciesInForce?

    /// Prepares a stack of policies over one root user.
    public init(_ stack: PolicyStack, over user: RootUser) {
        self.stack = stack
        self.user = user
        stackFormula = Formula(stack, for: user)
        inForce = stack.inForce
    }

    /// Whether the policies have a property.
    public func prove(_ property: Property) -> Proof {
        var formula = stackFormula
        formula.add(property)
        let keys = FormulaKeys(formula)
        var cases = property.cases.map { credential in
            OpenCase(formula, keys, FoldedCase(formula, keys, credential, user))
        }
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

    /// Whether a request is allowed for certain; nil where a service control policy cannot be read, which could deny any.
    ///
    /// A resource control policy that cannot be read could deny only what such policies bind.
    var confirmation: ((Request) -> Bool)? {
        let isUnread = stack.hasUnreadableResourceControl
        return inForce.map { inForce in
            { request in
                inForce.decide(request).outcome == .allow
                    && !(isUnread && ResourceControlledServices.include(request.action))
            }
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
