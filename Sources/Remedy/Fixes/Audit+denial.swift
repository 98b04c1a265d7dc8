internal import Evidence
internal import Organization
internal import Posture

extension Audit {
    /// That policies over an account are proved to deny a change of its root user's credentials, in a sentence; nil where they are
    /// not.
    func denial(of change: CredentialChange, on account: FleetAccount) -> String? {
        changesDenied(of: account.id).always.contains(change)
            ? "Service control policies over the account are proved to deny the change: let them except it first, or AWS refuses."
            : nil
    }

    /// Whether AWS may refuse a change of an account's root user's credentials, or will, for want of MFA.
    func standing(of change: CredentialChange, on account: FleetAccount) -> ChangeStanding {
        let denied = changesDenied(of: account.id)
        if denied.always.contains(change) { return .denied }
        guard denied.withoutMFA.contains(change) else { return .free }
        let hasMFA = RootFacts(account.evidence, older: account.older, seenUses: account.seenUses).hasMFA.value
        switch change {
        case .removal, .keyDeletionInSession: return .doubtful
        // It may sign in, and delete them itself.
        case .keyDeletion: return hasMFA == true ? .free : .doubtful
        case .enrolment: return hasMFA.map { $0 ? .free : .denied } ?? .doubtful
        }
    }

    /// That nobody knows whether policies let a change of an account's root user's credentials through, in a sentence; nil where it
    /// is known.
    func doubt(of change: CredentialChange, on account: FleetAccount) -> String? {
        standing(of: change, on: account) == .doubtful
            ? "Service control policies over the account deny what shows no MFA, and AWS does not document whether root sessions "
                + "show any: it may be refused."
            : nil
    }
}

/// What policies let become of a change of a root user's credentials.
enum ChangeStanding: Hashable {
    case free
    case denied
    /// It hangs on whether root sessions show MFA, which AWS does not document.
    case doubtful
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

extension ChangeKind {
    /// The change of root's credentials that it is in each account.
    var credentialChange: CredentialChange? {
        switch self {
        case .removeRootCredentials: .removal
        case .deleteAccessKey: .keyDeletion
        case .enrolHardwareMFA, .enrolMFA: .enrolment
        case .attachPolicy, .enablePolicyType, .centralizeRootAccess, .joinOrganization, .addAdministrator: nil
        }
    }
}
