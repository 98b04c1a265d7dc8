/// Why a verdict is what it is, in a word that programs can rely on.
public enum Reason: String, Hashable, Sendable, CaseIterable {
    case usedWithinWindow = "used-within-window"
    case notUsedWithinWindow = "not-used-within-window"
    case neverUsed = "never-used"
    case usedAfterAsOf = "used-after-as-of"
    case asOfUnknown = "as-of-unknown"
    case evidenceTooOld = "evidence-too-old"
    case useUnknown = "use-unknown"

    case activeAccessKey = "active-access-key"
    case noActiveAccessKey = "no-active-access-key"
    case inactiveAccessKey = "inactive-access-key"
    case noInactiveAccessKey = "no-inactive-access-key"
    case accessKeysUnknown = "access-keys-unknown"

    case mfaEnabled = "mfa-enabled"
    case noMFADevice = "no-mfa-device"
    case mfaUnknown = "mfa-unknown"
    case virtualMFADevice = "virtual-mfa-device"
    case hardwareToken = "hardware-token"
    case fidoKindUnproven = "fido-kind-unproven"
    case deviceKindsUnknown = "device-kinds-unknown"
    case noRootCredentials = "no-root-credentials"
    case rootCredentialsPresent = "root-credentials-present"
    case rootCredentialsUnknown = "root-credentials-unknown"
    case govCloud = "govcloud"

    case signingCertificatePresent = "signing-certificate-present"
    case noSigningCertificate = "no-signing-certificate"
    case signingCertificatesUnknown = "signing-certificates-unknown"

    case reportFresh = "report-fresh"
    case reportStale = "report-stale"
    case reportTimeUnknown = "report-time-unknown"
    case noCredentialReport = "no-credential-report"

    case notAMember = "not-a-member"
    case membershipUnknown = "membership-unknown"
    case policiesUnknown = "policies-unknown"
    case guardUndecided = "guard-undecided"
}
