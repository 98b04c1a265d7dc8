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
            named(effect == .deny || request.isByRootUser ? accounts : [], arns, request)
        }
    }

    /// A role's ARN also means its sessions.
    private func named(_ accounts: Set<String>, _ arns: Set<String>, _ request: Request) -> Truth {
        guard let caller = request.caller else { return .unknown }
        if arns.contains(request.principal) || accounts.contains(caller.account) { return .yes }
        guard let role = caller.role else { return .no }
        if arns.contains(role.arn) { return .yes }
        return Truth.unknownIf(arns.contains { $0.hasPrefix(role.prefix) && $0.hasSuffix(role.suffix) })
    }
}

extension Truth {
    fileprivate static func unknownIf(_ isUnclear: Bool) -> Truth { isUnclear ? .unknown : .no }
}
