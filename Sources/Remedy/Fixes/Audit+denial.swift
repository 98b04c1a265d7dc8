internal import Evidence
internal import Organization
internal import Posture

extension Audit {
    /// That policies over an account are proved to deny a change of its root user's credentials, in a sentence; nil where they are
    /// not.
    func denial(of change: CredentialChange, on account: FleetAccount) -> String? {
        changesDenied(of: account.id).contains(change)
            ? "Service control policies over the account are proved to deny the change: let them except it first, or AWS refuses."
            : nil
    }
}

extension ControlID {
    /// The change of root's credentials that mends it in a member.
    var mendingChange: CredentialChange? {
        switch self {
        case .rootAccessKey, .rootKeyInactivePresent: .keyDeletion
        case .rootMFA, .rootHardwareMFA, .rootCredentialsRemoved: .removal
        case .rootUnused, .rootNoSigningCertificate, .evidenceFresh: nil
        }
    }
}
