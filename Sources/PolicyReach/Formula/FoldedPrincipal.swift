internal import PolicyLanguage

/// A formula in the light of the root user alone: what is the same with every credential, found out once for all.
struct FoldedPrincipal: Sendable {
    /// Nil where requests of anybody are looked at.
    let user: RootUser?
    /// What atoms come to; nil for those that hang on the credential.
    let states: [FoldedCase.State?]
    /// The keys that hold the same in all requests.
    let constants: Request.Entries
    private let rules: [String: PresenceRule]

    /// Folds a formula; of the keys in `fixed` that is taken to be known, and not what is.
    init(_ formula: Formula, _ keys: FormulaKeys, _ user: RootUser?, fixing fixed: [String: KeyPresence] = [:]) {
        var rules: [String: PresenceRule] = Dictionary(minimumCapacity: keys.all.count)
        var constants: Request.Entries = [:]
        for key in keys.all {
            let rule = fixed[key].map { .settled($0) } ?? PresenceRule(of: key, for: user)
            rules[key] = rule
            if case .settled(.fixed(let value)) = rule { constants[key] = Request.Entry(value, of: key) }
        }
        self.user = user
        self.rules = rules
        self.constants = constants
        let fold = FoldedAtoms(keys: keys, constants: constants) { rules[$0]?.settled }
        states = formula.atoms.indices.map { fold.state(formula.atoms[$0], keys.variables[$0]) }
    }

    /// What is known of a key, given in lower case.
    func rule(of key: String) -> PresenceRule {
        rules[key] ?? PresenceRule(of: key, for: user)
    }
}
