/// The columns of a credential report, in their order.
enum CredentialReportColumn: String, CaseIterable {
    case user
    case arn
    case userCreationTime = "user_creation_time"
    case passwordEnabled = "password_enabled"
    case passwordLastUsed = "password_last_used"
    case passwordLastChanged = "password_last_changed"
    case passwordNextRotation = "password_next_rotation"
    case mfaActive = "mfa_active"
    case accessKey1Active = "access_key_1_active"
    case accessKey1LastRotated = "access_key_1_last_rotated"
    case accessKey1LastUsedDate = "access_key_1_last_used_date"
    case accessKey1LastUsedRegion = "access_key_1_last_used_region"
    case accessKey1LastUsedService = "access_key_1_last_used_service"
    case accessKey2Active = "access_key_2_active"
    case accessKey2LastRotated = "access_key_2_last_rotated"
    case accessKey2LastUsedDate = "access_key_2_last_used_date"
    case accessKey2LastUsedRegion = "access_key_2_last_used_region"
    case accessKey2LastUsedService = "access_key_2_last_used_service"
    case cert1Active = "cert_1_active"
    case cert1LastRotated = "cert_1_last_rotated"
    case cert2Active = "cert_2_active"
    case cert2LastRotated = "cert_2_last_rotated"
    case additionalCredentialsInfo = "additional_credentials_info"

    static func all(in edition: Collection.ReportEdition) -> [CredentialReportColumn] {
        edition == .withAdditionalCredentials ? allCases : allCases.dropLast()
    }

    func field(of row: CredentialReportRow) -> CredentialReportRow.Field {
        switch self {
        case .user: .text(row.user)
        case .arn: .text(row.arn)
        case .userCreationTime: .time(row.created)
        case .passwordEnabled: row.passwordEnabled
        case .passwordLastUsed: row.passwordLastUsed
        case .passwordLastChanged: row.passwordLastChanged
        case .passwordNextRotation: row.passwordNextRotation
        case .mfaActive: .flag(row.mfaActive)
        case .accessKey1Active: .flag(row.key(0)?.isActive ?? false)
        case .accessKey1LastRotated: .time(row.key(0)?.created, otherwise: .notApplicable)
        case .accessKey1LastUsedDate: .time(row.key(0)?.lastUse?.time, otherwise: .notApplicable)
        case .accessKey1LastUsedRegion: .text(row.key(0)?.lastUse?.region ?? "N/A")
        case .accessKey1LastUsedService: .text(row.key(0)?.lastUse?.service ?? "N/A")
        case .accessKey2Active: .flag(row.key(1)?.isActive ?? false)
        case .accessKey2LastRotated: .time(row.key(1)?.created, otherwise: .notApplicable)
        case .accessKey2LastUsedDate: .time(row.key(1)?.lastUse?.time, otherwise: .notApplicable)
        case .accessKey2LastUsedRegion: .text(row.key(1)?.lastUse?.region ?? "N/A")
        case .accessKey2LastUsedService: .text(row.key(1)?.lastUse?.service ?? "N/A")
        case .cert1Active: .flag(row.certificate(0)?.isActive ?? false)
        case .cert1LastRotated: .time(row.certificate(0)?.created, otherwise: .notApplicable)
        case .cert2Active: .flag(row.certificate(1)?.isActive ?? false)
        case .cert2LastRotated: .time(row.certificate(1)?.created, otherwise: .notApplicable)
        case .additionalCredentialsInfo: .notApplicable
        }
    }
}

extension CredentialReportRow {
    fileprivate func key(_ index: Int) -> AccessKey? {
        index < keys.count ? keys[index] : nil
    }

    fileprivate func certificate(_ index: Int) -> SigningCertificate? {
        index < certificates.count ? certificates[index] : nil
    }
}
