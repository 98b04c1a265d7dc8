/// What was collected of an account, and how it looked that day.
struct Collection: Sendable {
    /// How the credential report was had.
    enum Report: Sendable {
        case answer
        /// Only the decoded text was kept.
        case plainText
        case refused(Refusal)
    }

    /// How credential reports were written at the time.
    enum ReportEdition: Sendable {
        /// Root's password is `not_supported`.
        case withoutRootPassword
        case withRootPassword
        /// Like the one before, with the column `additional_credentials_info`.
        case withAdditionalCredentials

        var knowsRootPassword: Bool {
            self != .withoutRootPassword
        }
    }

    var report = Report.answer
    var edition = ReportEdition.withRootPassword
    /// What a report says that was made before root's devices changed; nil: what is true.
    var reportedMFA: Bool?
    var summary = Answer.given
    var virtualDevices = Answer.given
    var passwordPolicy: Answer?
    /// Whether root's own lists were read through a session that `sts:AssumeRoot` opened.
    var throughAssumeRoot = false
    var securityContact: Answer?

    /// A call that either answered or was refused.
    enum Answer: Sendable {
        case given
        case refused(Refusal)
    }
}
