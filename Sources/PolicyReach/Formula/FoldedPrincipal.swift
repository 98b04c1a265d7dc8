internal import PolicyLanguage

/// A formula in the light of who makes the requests alone: what is the same with every credential, found out once for all.
struct FoldedPrincipal: Sendable {
    let requester: Requester
    /// What atoms come to; nil for those that hang on the credential.
    private(set) var states: [FoldedCase.State?] = []
    /// The keys that hold the same in all requests.
    private(set) var constants: Request.Entries = [:]
    /// By key, what is known of it.
    private(set) var rules: [PresenceRule] = []

    /// Folds a formula; of the keys in `fixed` that is taken to be known, and not what is.
    init(_ formula: Formula, _ keys: FormulaKeys, _ requester: Requester, fixing fixed: [String: KeyPresence] = [:]) {
        self.requester = requester
        add(formula, keys, fixing: fixed)
    }

    /// Takes in the atoms and the keys that were added to the formula.
    mutating func add(_ formula: Formula, _ keys: FormulaKeys, fixing fixed: [String: KeyPresence] = [:]) {
        rules.reserveCapacity(keys.all.count)
        for key in keys.all[rules.count...] {
            let rule = fixed[key.name].map { .settled($0) } ?? PresenceRule(of: key.name, for: requester)
            if case .settled(.fixed(let value)) = rule { constants[key.name] = Request.Entry(value, of: key.name) }
            rules.append(rule)
        }
        let rules = rules
        let fold = FoldedAtoms(formula: formula, keys: keys, constants: constants) { rules[$0].settled }
        states += formula.atoms.indices[states.count...].map(fold.state)
    }
}
