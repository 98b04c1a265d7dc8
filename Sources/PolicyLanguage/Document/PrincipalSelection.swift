/// Whom a statement of a resource policy means.
package enum PrincipalSelection: Hashable, Sendable {
    /// Everybody.
    case everybody
    /// These accounts and ARNs.
    case named(accounts: Set<String>, arns: Set<String>)
    /// What `NotPrincipal` means hangs on more than the request shows.
    case unclear

    /// Whether the statement means who makes the request.
    ///
    /// Naming an account, or its root user, denies everybody in it. It grants only to the root user; to the others it
    /// leaves it to the account's own policies to grant.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html>
    package func matches(_ request: Request, _ effect: Statement.Effect) -> Truth {
        switch self {
        case .everybody: .yes
        case .unclear: .unknown
        case .named(let accounts, let arns):
            named(effect == .deny || request.isByRootUser ? accounts : [], arns, request.principal)
        }
    }

    /// A role's ARN also means its sessions.
    private func named(_ accounts: Set<String>, _ arns: Set<String>, _ principal: String) -> Truth {
        let parts = principal.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6 else { return .unknown }
        if arns.contains(principal) || accounts.contains(String(parts[4])) { return .yes }
        let session = parts[5].split(separator: "/")
        guard session.first == "assumed-role", session.count > 2 else { return .no }
        let role = "arn:\(parts[1]):iam::\(parts[4]):role/"
        if arns.contains(role + session[1]) { return .yes }
        // A session does not tell the path of its role.
        return Truth.unknownIf(arns.contains { $0.hasPrefix(role) && $0.hasSuffix("/\(session[1])") })
    }
}

extension Truth {
    fileprivate static func unknownIf(_ isUnclear: Bool) -> Truth { isUnclear ? .unknown : .no }
}
