internal import PolicyLanguage
internal import PolicyReach
internal import Synchronization

/// Whether policies deny changes of a root user's credentials, found out when somebody first asks.
///
/// Only what is denied with MFA and without counts: what sessions of `sts:AssumeRoot` show of MFA is not documented.
final class CredentialChangeProofs: Sendable {
    private let prover: Prover
    private let found = Mutex<Set<CredentialChange>?>(nil)

    init(_ prover: Prover) {
        self.prover = prover
    }

    /// What they deny.
    var denied: Set<CredentialChange> {
        found.withLock { found in
            if let found { return found }
            let denied = Set(CredentialChange.allCases.filter(deny))
            found = denied
            return denied
        }
    }

    private func deny(_ change: CredentialChange) -> Bool {
        switch change {
        case .removal: Self.removal.contains { denies($0, to: .assumeRoot) }
        case .keyDeletion: denies("iam:DeleteAccessKey", to: .assumeRoot) && denies("iam:DeleteAccessKey", to: .root)
        case .enrolment: denies("iam:EnableMFADevice", to: .root)
        }
    }

    /// Source: the task policy IAMDeleteRootUserCredentials,
    /// <https://docs.aws.amazon.com/IAM/latest/UserGuide/security-iam-awsmanpol.html>
    private static let removal = [
        "iam:DeleteAccessKey", "iam:DeleteSigningCertificate", "iam:DeleteLoginProfile", "iam:DeactivateMFADevice",
    ]

    private func denies(_ action: String, to universe: Property.Universe) -> Bool {
        let property = Property(.about(Statement(about: [action], where: [])), of: universe)
        return prover.verdict(on: property).result == .proved
    }
}
