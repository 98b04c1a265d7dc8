/// A formula, and what is found out about it once for all credentials.
struct PreparedFormula: Sendable {
    let formula: Formula
    let keys: FormulaKeys
    private let principal: FoldedPrincipal

    /// Prepares a formula for the requests of a root user, or of anybody.
    init(_ formula: Formula, _ user: RootUser?) {
        self.formula = formula
        keys = FormulaKeys(formula)
        principal = FoldedPrincipal(formula, keys, user)
    }

    /// The formula in the light of a credential.
    func folded(_ credential: CredentialCase) -> FoldedCase { FoldedCase(formula, keys, credential, principal) }
}
