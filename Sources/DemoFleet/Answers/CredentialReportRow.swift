/// One row of a credential report: root, or an IAM user.
struct CredentialReportRow {
    /// What stands in a field.
    enum Field {
        case text(String)
        case time(Moment)
        case flag(Bool)

        static let notApplicable = Field.text("N/A")
        static let noInformation = Field.text("no_information")
        static let notSupported = Field.text("not_supported")

        static func time(_ moment: Moment?, otherwise absent: Field) -> Field {
            moment.map { .time($0) } ?? absent
        }
    }

    let user: String
    let arn: String
    let created: Moment
    let passwordEnabled: Field
    let passwordLastUsed: Field
    let passwordLastChanged: Field
    let passwordNextRotation: Field
    let mfaActive: Bool
    let keys: [AccessKey]
    let certificates: [SigningCertificate]
}

extension CredentialReportRow {
    init(rootOf account: Account, collection: Collection) {
        let root = account.root
        let knowsPassword = collection.edition.knowsRootPassword
        self.init(
            user: "<root_account>",
            arn: account.iamARN("root"),
            created: root.created,
            passwordEnabled: knowsPassword ? .text(root.hasPassword ? "TRUE" : "FALSE") : .notSupported,
            passwordLastUsed: .time(
                root.passwordLastUsed,
                otherwise: knowsPassword && !root.hasPassword ? .notApplicable : .noInformation
            ),
            passwordLastChanged: .notSupported,
            passwordNextRotation: .notSupported,
            mfaActive: collection.reportedMFA ?? !root.devices.isEmpty,
            keys: root.keys,
            certificates: root.certificates
        )
    }

    init(_ user: IAMUser, of account: Account) {
        self.init(
            user: user.name,
            arn: account.iamARN("user/\(user.name)"),
            created: user.created,
            passwordEnabled: .flag(user.password != nil),
            passwordLastUsed: .time(
                user.password?.lastUsed,
                otherwise: user.password == nil ? .notApplicable : .noInformation
            ),
            passwordLastChanged: .time(user.password?.changed, otherwise: .notApplicable),
            passwordNextRotation: .notApplicable,
            mfaActive: user.device != nil,
            keys: user.keys,
            certificates: []
        )
    }
}
