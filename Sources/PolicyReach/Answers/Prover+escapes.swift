internal import PolicyLanguage

extension Prover {
    /// Ways in which requests that do get through make credentials that are not the root user's.
    ///
    /// `sts:GetFederationToken` makes a session whose principal is `federated-user`: no statement about root users is
    /// about it, so wherever root is to be bound the call itself has to be denied.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getfederationtoken.html>
    func escapes(_ property: Property, _ result: Proof.Result) -> [String] {
        guard property.universe == .root, result != .unknown else { return [] }
        var formula = stackFormula
        let isToken = formula.literal(.action(["sts:GetFederationToken"]))
        formula.require([[isToken]], .property)
        let keys = FormulaKeys(formula)
        let open = property.cases.filter { credential in
            guard credential.credential.isDirect else { return false }
            var search = Search(formula, keys, FoldedCase(formula, keys, credential, user))
            guard let constraints = search.constraints(formula.constraints, .closes) else { return false }
            if case .open = search.first(constraints) { return true }
            return false
        }
        if open.isEmpty { return [] }
        let words = open.map(\.credential).uniqued().map { $0.words.prefix(1).lowercased() + $0.words.dropFirst() }
        return [
            "sts:GetFederationToken gets through \(words.joined(separator: ", ")): it makes a session that is not the "
                + "root user's, and that no statement about root users binds."
        ]
    }
}
