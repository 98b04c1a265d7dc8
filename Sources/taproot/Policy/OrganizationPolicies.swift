internal import Evidence
internal import Organization
internal import PolicyReach
internal import Posture

/// The guards over one account of an organization's folder.
struct OrganizationPolicies {
    private let audit: Audit
    private let account: FleetAccount

    /// Reads the folder.
    ///
    /// - Throws: where it is no evidence, or where the account is not in it.
    init(_ folder: String, _ account: String) async throws {
        audit = try await Loading.audit([folder], AuditSettings())
        guard let id = AccountID(account), let found = audit.account(id) else {
            throw InputError(
                description: "account \(account) is not in \(folder); taproot audit --format csv lists those that are"
            )
        }
        self.account = found
    }

    /// Whether they have a property.
    func prove(_ property: Property) -> Proof { audit.policies(over: account).prove(property) }
}
