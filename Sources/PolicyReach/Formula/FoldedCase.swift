internal import PolicyLanguage

/// A formula in the light of one credential: what each atom comes to where who asks and the credential settle it.
struct FoldedCase: Sendable {
    /// What an atom comes to.
    enum State: Hashable, Sendable {
        case holds
        case fails
        case open
        /// Nobody can tell, and why.
        case doubtful(String)
        /// It hangs on how this key and others go together, which no dimension tells by itself.
        case linked(String)

        /// Why nobody can tell; nil where it can be told, or looked for.
        var doubt: String? {
            switch self {
            case .holds, .fails, .open: nil
            case .doubtful(let reason): reason
            case .linked(let key): "a variable stands for \(key), which differs from request to request"
            }
        }
    }

    let credential: CredentialCase
    let principal: FoldedPrincipal
    /// By atom.
    let states: [State]
    /// The keys that are the same in all requests of the case, for variables to be filled in from.
    let constants: Request.Entries

    init(_ formula: Formula, _ keys: FormulaKeys, _ credential: CredentialCase, _ principal: FoldedPrincipal) {
        self.credential = credential
        self.principal = principal
        guard principal.states.contains(nil) else {
            states = principal.states.map { $0 ?? .open }
            constants = principal.constants
            return
        }
        var entries = principal.constants
        for (key, rule) in zip(keys.all, principal.rules) where rule.settled == nil {
            if case .fixed(let value) = credential.presence(by: rule) {
                entries[key.name] = Request.Entry(value, of: key.name)
            }
        }
        constants = entries
        let fold = FoldedAtoms(formula: formula, keys: keys, constants: constants) { key in
            credential.presence(by: principal.rules[key])
        }
        states = formula.atoms.indices.map { principal.states[$0] ?? fold.state($0) ?? .open }
    }

    init(_ formula: Formula, _ keys: FormulaKeys, _ credential: CredentialCase, _ requester: Requester) {
        self.init(formula, keys, credential, FoldedPrincipal(formula, keys, requester))
    }

    /// The case's requests in which some keys hold this.
    func fixing(_ fixed: [String: KeyPresence], _ formula: Formula, _ keys: FormulaKeys) -> FoldedCase {
        FoldedCase(formula, keys, credential, FoldedPrincipal(formula, keys, requester, fixing: fixed))
    }

    /// Whose requests are looked at.
    var requester: Requester { principal.requester }

    /// What is known of the key at a place.
    func presence(_ key: Int) -> KeyPresence { credential.presence(by: principal.rules[key]) }

    /// The keys that variables stand for although they differ from request to request.
    var linkedKeys: [String] {
        states.compactMap { if case .linked(let key) = $0 { key } else { nil } }.uniqued()
    }

    /// Why some atoms cannot be told, in their order.
    var doubts: [String] {
        states.compactMap(\.doubt)
    }
}
