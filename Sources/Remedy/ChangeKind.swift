/// What somebody can do about root users, by the name that every output gives it.
public enum ChangeKind: String, Hashable, Sendable, CaseIterable {
    /// Attach a service control policy to a node of the organization's tree.
    case attachPolicy = "attach-policy"
    /// Let the organization's root take service control policies at all.
    case enablePolicyType = "enable-policy-type"
    /// Remove password, keys, certificates and MFA devices of members' root users, from the management account.
    case removeRootCredentials = "remove-root-credentials"
    /// Let the organization manage its members' root users centrally.
    case centralizeRootAccess = "enable-centralized-root-access"
    /// Delete the root user's access keys.
    case deleteAccessKey = "delete-access-key"
    /// Register MFA in hardware for the root user, and no other.
    case enrolHardwareMFA = "enrol-hardware-mfa"
    /// Register any MFA for the root user. A plan asks for hardware, which costs no more changes.
    case enrolMFA = "enrol-mfa"
    /// Bring an account into an organization.
    case joinOrganization = "join-organization"
    /// See to it that somebody else than the root user can administer the account.
    case addAdministrator = "add-administrator"
}
