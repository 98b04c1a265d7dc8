internal import PolicyLanguage

extension Prover {
    /// Ways in which requests that do get through make credentials that are not the root user's.
    ///
    /// `sts:GetFederationToken` makes a session whose principal is `federated-user`: no statement about root users is
    /// about it, so wherever root is to be bound the call itself has to be denied.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getfederationtoken.html>
    func escapes(among cases: [OpenCase], _ formula: Formula) -> [String] {
        let credentials = cases.filter { openCase in
            let credential = openCase.credential.credential
            return credential.isDirect && credential != .assumeRoot && openCase.letsThrough(Self.token, formula)
        }
        return Self.sentences(credentials.map(\.credential.credential))
    }

    /// The same where a property was proved: only what it leaves out can let the call through.
    func escapesFromProof(of property: Property) -> [String] {
        guard property.universe == .root else { return [] }
        switch property.demand {
        case .requiresMFA, .keysDenied, .denied: if property.exceptions.isEmpty { return [] }
        case .onlyFrom: break
        // It is a question about a few requests, and not whether root is bound.
        case .about: return []
        }
        var formula = stackFormula
        let isToken = formula.literal(.action([Self.token]))
        formula.require([[isToken]], .property)
        let keys = FormulaKeys(formula)
        let open = property.cases.filter { credential in
            guard credential.credential.isDirect else { return false }
            var search = Search(formula, keys, FoldedCase(formula, keys, credential, .root(user)))
            guard let constraints = search.constraints(formula.constraints, .closes) else { return false }
            if case .open = search.first(constraints) { return true }
            return false
        }
        return Self.sentences(open.map(\.credential))
    }

    private static let token = "sts:GetFederationToken"

    private static func sentences(_ credentials: [Credential]) -> [String] {
        if credentials.isEmpty { return [] }
        let words = credentials.uniqued().map { $0.words.prefix(1).lowercased() + $0.words.dropFirst() }
        return [
            "\(token) gets through \(words.joined(separator: ", ")): it makes a session that is not the root user's, and "
                + "that no statement about root users binds."
        ]
    }
}

extension OpenCase {
    /// Whether an action is among those that are known to get through.
    fileprivate func letsThrough(_ action: String, _ formula: Formula) -> Bool {
        let units = Array(action.lowercased().utf16)
        return regions.contains { region in
            region.exceptions.isEmpty
                && region.literals.allSatisfy { literal in
                    guard case .action(let patterns, _) = formula.atoms[literal.atom] else { return true }
                    return patterns.contains { $0.matches(units[...]) } == literal.wanted
                }
        }
    }
}
