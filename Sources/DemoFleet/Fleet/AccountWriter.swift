/// Puts what was collected of an account into the account's folder.
struct AccountWriter {
    let account: Account
    let collection: Collection
    /// Whose users, groups, roles and policies were collected as well, and in whose organization.
    private let identities: Identities?

    /// What is true of an account's identities.
    struct Identities {
        let administration: Administration
        let management: String?
    }

    init?(_ account: Account, identities: Identities?) {
        guard let collection = account.collection else { return nil }
        self.account = account
        self.collection = collection
        self.identities = identities
    }

    func write(to folder: borrowing Folder) throws(DemoFleetError) {
        let users = IAMUser.everyone(in: account)
        try writeReport(users, to: folder)
        let summary = AccountSummary(account: account, users: users, collection: collection)
        try write(collection.summary, summary.answer, to: folder, as: "get-account-summary")
        let devices = VirtualMFADevices(account: account, users: users)
        try write(collection.virtualDevices, devices.answer, to: folder, as: "list-virtual-mfa-devices")
        if let identities {
            let details = AuthorizationDetails(
                account: account,
                users: users,
                administration: identities.administration,
                management: identities.management
            )
            try folder.write(details.answer.printed, to: "get-account-authorization-details.json")
        }
        if let passwordPolicy = collection.passwordPolicy {
            let answer = AccountSettings.passwordPolicy
            try write(passwordPolicy, answer, to: folder, as: "get-account-password-policy")
        }
        if let contact = collection.securityContact {
            try write(contact, AccountSettings.securityContact, to: folder, as: "get-alternate-contact.SECURITY")
        }
        if collection.throughAssumeRoot {
            try writeAssumedRootLists(to: folder.folder("assume-root"))
        }
    }

    private func writeReport(_ users: [IAMUser], to folder: borrowing Folder) throws(DemoFleetError) {
        switch collection.report {
        case .answer:
            let report = CredentialReport(of: account, users: users, collection: collection)
            try folder.write(report.answer.printed, to: "get-credential-report.json")
        case .plainText:
            let report = CredentialReport(of: account, users: users, collection: collection)
            try folder.write(report.text, to: "credential-report.csv")
        case .refused(let refusal):
            try folder.write(refusal.answer.printed, to: "get-credential-report.error.json")
        }
    }

    private func writeAssumedRootLists(to folder: borrowing Folder) throws(DemoFleetError) {
        let lists = AssumedRootLists(account: account)
        try folder.write(lists.mfaDevices.printed, to: "list-mfa-devices.json")
        try folder.write(lists.accessKeys.printed, to: "list-access-keys.json")
        try folder.write(lists.signingCertificates.printed, to: "list-signing-certificates.json")
        if let loginProfile = lists.loginProfile {
            try folder.write(loginProfile.printed, to: "get-login-profile.json")
        } else {
            try folder.write(Refusal.noLoginProfile.answer.printed, to: "get-login-profile.error.json")
        }
    }

    private func write(
        _ outcome: Collection.Answer,
        _ answer: @autoclosure () -> JSON,
        to folder: borrowing Folder,
        as call: String
    ) throws(DemoFleetError) {
        switch outcome {
        case .given: try folder.write(answer().printed, to: "\(call).json")
        case .refused(let refusal): try folder.write(refusal.answer.printed, to: "\(call).error.json")
        }
    }
}
