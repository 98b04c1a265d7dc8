internal import PolicyLanguage

/// A formula in the light of one credential: what each atom comes to where the root user and the credential settle it.
struct FoldedCase: Sendable {
    /// What an atom comes to.
    enum State: Hashable, Sendable {
        case holds
        case fails
        case open
        /// Nobody can tell, and why.
        case doubtful(String)
    }

    let credential: CredentialCase
    let principal: FoldedPrincipal
    /// By atom.
    let states: [State]
    /// The keys that are the same in all requests of the case, for variables to be filled in from.
    let constants: Request

    init(_ formula: Formula, _ keys: FormulaKeys, _ credential: CredentialCase, _ principal: FoldedPrincipal) {
        self.credential = credential
        self.principal = principal
        let presence = { (key: String) in credential.presence(by: principal.rule(of: key)) }
        guard principal.states.contains(nil) else {
            states = principal.states.map { $0 ?? .open }
            constants = Request(knowing: principal.constants)
            return
        }
        var entries = principal.constants
        for key in keys.all {
            let rule = principal.rule(of: key)
            if rule.settled == nil, case .fixed(let value) = credential.presence(by: rule) {
                entries[key] = Request.Entry(value, of: key)
            }
        }
        constants = Request(knowing: entries)
        let fold = FoldedAtoms(keys: keys, constants: constants, presence: presence)
        states = formula.atoms.indices.map { place in
            principal.states[place] ?? fold.state(formula.atoms[place], keys.variables[place]) ?? .open
        }
    }

    init(_ formula: Formula, _ keys: FormulaKeys, _ credential: CredentialCase, _ user: RootUser?) {
        self.init(formula, keys, credential, FoldedPrincipal(formula, keys, user))
    }

    /// Nil where requests of anybody are looked at.
    var user: RootUser? { principal.user }

    /// What is known of a key, given in lower case.
    func presence(of key: String) -> KeyPresence {
        credential.presence(by: principal.rule(of: key))
    }

    /// Why some atoms cannot be told, in their order.
    var doubts: [String] {
        states.compactMap { if case .doubtful(let reason) = $0 { reason } else { nil } }
    }
}
