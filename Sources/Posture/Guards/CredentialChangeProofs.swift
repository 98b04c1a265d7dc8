internal import PolicyLanguage
internal import PolicyReach
internal import Synchronization

/// Whether policies deny changes of a root user's credentials, found out when somebody first asks.
final class CredentialChangeProofs: Sendable {
    private let prover: Prover
    /// Whether the policies look at MFA anywhere.
    private let lookAtMFA: Bool
    private let found = Mutex<DeniedChanges?>(nil)

    init(_ prover: Prover, lookAtMFA: Bool) {
        self.prover = prover
        self.lookAtMFA = lookAtMFA
    }

    /// What they deny.
    var denied: DeniedChanges {
        found.withLock { found in
            if let found { return found }
            let always = Set(CredentialChange.allCases.filter { denies($0, where: []) })
            let others = lookAtMFA ? Set(CredentialChange.allCases).subtracting(always) : []
            let denied = DeniedChanges(
                always: always,
                withoutMFA: others.filter { denies($0, where: Self.showsNoMFA) }
            )
            found = denied
            return denied
        }
    }

    private static let showsNoMFA = [Condition("BoolIfExists", "aws:MultiFactorAuthPresent", ["false"])]
        .compactMap(\.self)

    private func denies(_ change: CredentialChange, where conditions: [Condition]) -> Bool {
        func denies(_ action: String, to universe: Property.Universe) -> Bool {
            let property = Property(.about(Statement(about: [action], where: conditions)), of: universe)
            return prover.verdict(on: property).result == .proved
        }
        return switch change {
        case .removal: Self.removal.contains { denies($0, to: .assumeRoot) }
        case .keyDeletion: denies("iam:DeleteAccessKey", to: .assumeRoot) && denies("iam:DeleteAccessKey", to: .root)
        case .keyDeletionInSession: denies("iam:DeleteAccessKey", to: .assumeRoot)
        case .enrolment: denies("iam:EnableMFADevice", to: .root)
        }
    }

    /// Source: the task policy IAMDeleteRootUserCredentials,
    /// <https://docs.aws.amazon.com/IAM/latest/UserGuide/security-iam-awsmanpol.html>
    private static let removal = [
        "iam:DeleteAccessKey", "iam:DeleteSigningCertificate", "iam:DeleteLoginProfile", "iam:DeactivateMFADevice",
    ]
}
