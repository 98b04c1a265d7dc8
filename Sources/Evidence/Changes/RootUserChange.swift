internal import Organization

/// Something that is done to an account's root user, as far as evidence shows it afterwards.
public enum RootUserChange: String, Hashable, Sendable, CaseIterable {
    /// All its access keys are deleted.
    case accessKeysDeleted
    /// It has MFA in hardware, and no other.
    case hardwareMFAOnly
    /// It has no password, no access key, no signing certificate and no MFA device.
    case credentialsRemoved
}

extension AccountEvidence {
    /// The evidence as AWS would give it at the same time, had the root user been changed before.
    ///
    /// What was not known stays unknown, but for what the change itself settles in answers that are there.
    public func changed(by change: RootUserChange) -> AccountEvidence {
        var evidence = self
        evidence.credentialReport = credentialReport.map { $0.changed(by: change) }
        evidence.summary = summary.map { $0.changed(by: change) }
        switch change {
        case .accessKeysDeleted: evidence.rootAccessKeys = rootAccessKeys.map { _ in [] }
        case .hardwareMFAOnly:
            evidence.virtualDevices = []
            evidence.rootDevices = rootDevices.map { devices in
                [ListedDevice(device: .hardware, file: devices.first?.file ?? AWSCall.listMFADevices.rawValue)]
            }
        case .credentialsRemoved:
            evidence.rootAccessKeys = rootAccessKeys.map { _ in [] }
            evidence.rootCertificates = rootCertificates.map { _ in [] }
            evidence.rootLoginProfile = rootLoginProfile.map { _ in false }
            evidence.virtualDevices = []
            evidence.rootDevices = rootDevices.map { _ in [] }
        }
        return evidence
    }
}

extension MFADevice {
    /// A hardware token, by the serial number that AWS's documentation has.
    fileprivate static let hardware = MFADevice(serialNumber: "GAHT12345678")
}

extension AccountSummary {
    fileprivate func changed(by change: RootUserChange) -> AccountSummary {
        var summary = self
        if change != .hardwareMFAOnly, accessKeysPresent != nil { summary.accessKeysPresent = 0 }
        switch change {
        case .accessKeysDeleted: break
        case .hardwareMFAOnly: if mfaEnabled != nil { summary.mfaEnabled = 1 }
        case .credentialsRemoved:
            if mfaEnabled != nil { summary.mfaEnabled = 0 }
            if signingCertificatesPresent != nil { summary.signingCertificatesPresent = 0 }
            if passwordPresent != nil { summary.passwordPresent = 0 }
        }
        return summary
    }
}

extension CredentialReport {
    fileprivate func changed(by change: RootUserChange) -> CredentialReport {
        CredentialReport(generated: generated, root: root.with(change.columns))
    }
}

extension RootUserChange {
    /// What the report's columns say afterwards.
    fileprivate var columns: [String: String] {
        switch self {
        case .accessKeysDeleted: Self.withoutKeys
        case .hardwareMFAOnly: Self.withMFA
        case .credentialsRemoved: Self.withoutCredentials
        }
    }

    private static let withMFA = ["mfa_active": "true"]

    private static let withoutCredentials = withoutKeys.merging(
        [
            "password_enabled": "false", "password_last_used": "N/A", "mfa_active": "false",
            "cert_1_active": "false", "cert_1_last_rotated": "N/A",
            "cert_2_active": "false", "cert_2_last_rotated": "N/A",
        ],
        uniquingKeysWith: { $1 }
    )

    /// Deleting a key erases its last use.
    private static let withoutKeys = Dictionary(
        uniqueKeysWithValues: ["access_key_1", "access_key_2"].flatMap { key in
            [("\(key)_active", "false")]
                + ["last_rotated", "last_used_date", "last_used_region", "last_used_service"].map {
                    ("\(key)_\($0)", "N/A")
                }
        }
    )
}
