/// What an event in a trail says about a root user, in one word.
public enum ActivityClass: String, CaseIterable, Hashable, Sendable {
    /// The root user signed in to the console.
    case consoleSignIn = "console-sign-in"
    /// Somebody tried to sign in as the root user, and did not get in.
    case signInFailed = "sign-in-failed"
    /// The recovery of the root user's password was asked for, or completed.
    case passwordRecovery = "password-recovery"
    /// The root user's password was changed.
    case passwordChange = "password-change"
    /// The address that the root user signs in with was changed.
    case emailChange = "email-change"
    /// The root user got an access key of its own.
    case accessKeyCreated = "access-key-created"
    /// A key of the root user's own was activated, deactivated or deleted.
    case accessKeyChanged = "access-key-changed"
    /// An MFA device of the root user's own was enabled.
    case mfaEnabled = "mfa-enabled"
    /// An MFA device of the root user's own was deactivated or deleted.
    case mfaDisabled = "mfa-disabled"
    /// The root user made a session that carries its permissions, or such a session acted.
    case federation
    /// Anything else that the root user did itself.
    case apiCall = "api-call"
    /// Somebody opened a centralized root session on a member account.
    case assumeRoot = "assume-root"
    /// A call inside a centralized root session.
    case assumedRootCall = "assumed-root-call"
    /// An AWS service acted on the root user's behalf, or reports something of its own.
    case serviceEvent = "service-event"
    /// Something that keeps root users in check, or watches them, was taken away or changed.
    case guardWeakened = "guard-weakened"
    /// Nothing that concerns a root user.
    case notRoot = "not-root"
}
