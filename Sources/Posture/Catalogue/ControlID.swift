/// The name of a control, as every output spells it.
public enum ControlID: String, Hashable, Sendable, CaseIterable {
    case rootUnused = "root-unused"
    case rootAccessKey = "root-access-key"
    case rootMFA = "root-mfa"
    case rootHardwareMFA = "root-hardware-mfa"
    case rootNoSigningCertificate = "root-no-signing-certificate"
    case rootKeyInactivePresent = "root-key-inactive-present"
    case rootCredentialsRemoved = "root-credentials-removed"
    case evidenceFresh = "evidence-fresh"
}
