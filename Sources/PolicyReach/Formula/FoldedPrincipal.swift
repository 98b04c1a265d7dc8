internal import PolicyLanguage

/// A formula in the light of the root user alone: what is the same with every credential, found out once for all.
struct FoldedPrincipal: Sendable {
    /// Nil where requests of anybody are looked at.
    let user: RootUser?
    /// What atoms come to; nil for those that hang on the credential.
    let states: [FoldedCase.State?]
    /// The keys that hold the same in all requests.
    let constants: Request.Entries
    /// By key, what is known of it.
    let rules: [PresenceRule]

    /// Folds a formula; of the keys in `fixed` that is taken to be known, and not what is.
    init(_ formula: Formula, _ keys: FormulaKeys, _ user: RootUser?, fixing fixed: [String: KeyPresence] = [:]) {
        self.user = user
        rules = keys.all.map { key in fixed[key.name].map { .settled($0) } ?? PresenceRule(of: key.name, for: user) }
        var constants: Request.Entries = [:]
        for (key, rule) in zip(keys.all, rules) {
            if case .settled(.fixed(let value)) = rule { constants[key.name] = Request.Entry(value, of: key.name) }
        }
        self.constants = constants
        let rules = rules
        let fold = FoldedAtoms(formula: formula, keys: keys, constants: constants) { rules[$0].settled }
        states = formula.atoms.indices.map(fold.state)
    }
}
