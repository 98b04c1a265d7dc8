public import Organization

/// What failing accounts have in common, and the one thing that would help all of them.
public struct RootCause: Sendable {
    /// What kind of thing it is.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The accounts own organizations: no policy binds them.
        case managementAccount = "management-account"
        /// The accounts are in no organization: no policy binds them.
        case standalone
        /// Policies cannot bind: the organization does not take any.
        case policiesOff = "policies-off"
        /// A policy was meant to protect root users, and does not.
        case guardDefeated = "guard-defeated"
        /// No policy over the accounts is about root users.
        case noGuard = "no-guard"
        /// Root has MFA there, of a kind whose codes can be given away.
        case virtualMFA = "virtual-mfa"
        /// Root has no MFA there that is known to be in hardware, and no policy denies it everything.
        case noHardwareMFA = "no-hardware-mfa"
        /// Root was used within the window.
        case rootInUse = "root-in-use"
        /// Root keeps inactive keys or signing certificates.
        case leftoverCredentials = "leftover-credentials"
        /// Members whose root users have credentials of their own.
        case credentialsKept = "credentials-kept"
        /// The organization created the accounts, and nobody ever set a password or registered MFA.
        case neverActivated = "never-activated"
        /// The accounts existed before, and were invited.
        case invited = "invited-from-outside"
        /// AWS refused to tell.
        case evidenceDenied = "evidence-denied"
        /// Nobody asked.
        case evidenceMissing = "evidence-missing"
        /// The evidence is of another time than is judged, or does not say of when it is.
        case evidenceOutOfTime = "evidence-out-of-time"
        /// The evidence is there, and leaves it open.
        case evidenceUndecided = "evidence-undecided"

        /// Whether it is about tidiness or about the evidence's age, and no way to the root user hangs on it.
        var isMinor: Bool { [.credentialsKept, .leftoverCredentials, .evidenceOutOfTime].contains(self) }
    }

    /// What kind of thing it is.
    public let kind: Kind
    /// The organization's id or folder; nil where the cause is none of an organization's.
    public let organization: String?
    /// Where it lies: the id of a node or of a policy, the call that was refused, or the control that is left open.
    public let place: String?
    /// One sentence that says what it is.
    public let sentence: String
    /// One sentence that says what would help.
    public let remedy: String
    /// The accounts that have it, by id. An account can have several causes.
    public let accounts: [AccountID]
}
