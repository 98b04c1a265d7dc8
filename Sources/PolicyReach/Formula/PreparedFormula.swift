/// A formula, and what is found out about it once for all credentials.
struct PreparedFormula: Sendable {
    private(set) var formula: Formula
    private(set) var keys: FormulaKeys
    private var principal: FoldedPrincipal

    /// Prepares a formula for the requests of somebody.
    init(_ formula: Formula, _ requester: Requester) {
        self.formula = formula
        keys = FormulaKeys(formula)
        principal = FoldedPrincipal(formula, keys, requester)
    }

    /// Adds what a property asks. It tells nothing new of what the atoms that are there already come to.
    mutating func add(_ property: Property) {
        let count = formula.atoms.count
        guard formula.add(property) else { return }
        keys.add(formula.atoms[count...])
        principal.add(formula, keys)
    }

    /// The formula in the light of a credential.
    func folded(_ credential: CredentialCase) -> FoldedCase { FoldedCase(formula, keys, credential, principal) }
}
