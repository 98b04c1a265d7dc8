/// What is done to a root user's credentials, and can be denied by policies.
public enum CredentialChange: Hashable, Sendable, CaseIterable {
    /// All of them are removed in a session of `sts:AssumeRoot`.
    case removal
    /// Its access keys are deleted, in such a session or by itself.
    case keyDeletion
    /// Its access keys are deleted in such a session.
    case keyDeletionInSession
    /// It enrols an MFA device.
    case enrolment
}
