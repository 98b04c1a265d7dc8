/// How an account came, what could be collected of it, and in which form.
extension AccountTrait {
    /// It stood on its own for years before it joined.
    static let invited = AccountTrait { account, random in
        account.joinedMethod = .invited
        account.joined = account.ago(days: random.within(50...800), &random)
    }

    /// Suspended accounts answer no call.
    static let suspended = AccountTrait { account, _ in
        account.status = .suspended
        account.collection = nil
    }

    static let nothingCollected = AccountTrait { account, _ in
        account.collection = nil
    }

    static func report(_ report: Collection.Report) -> AccountTrait {
        AccountTrait { account, _ in account.collection?.report = report }
    }

    static func edition(_ edition: Collection.ReportEdition) -> AccountTrait {
        AccountTrait { account, _ in account.collection?.edition = edition }
    }

    static let reportDenied = AccountTrait { account, _ in
        let refusal = account.denied("GetCredentialReport")
        account.collection?.report = .refused(refusal)
    }

    static let summaryDenied = AccountTrait { account, _ in
        let refusal = account.denied("GetAccountSummary")
        account.collection?.summary = .refused(refusal)
    }

    static let virtualDevicesDenied = AccountTrait { account, _ in
        let refusal = account.denied("ListVirtualMFADevices")
        account.collection?.virtualDevices = .refused(refusal)
    }

    /// The report was made that long ago, and nobody asked for a newer one.
    static func staleReport(days: Int) -> AccountTrait {
        AccountTrait { account, _ in account.reportTime = account.reportTime.before(days: days) }
    }

    /// Root's device was enrolled after the report was made, which is cached for four hours.
    static let enrolledAfterReport = AccountTrait { account, _ in
        account.reportTime = account.takenAt.before(hours: 3, minutes: 30)
        account.collection?.reportedMFA = false
        let kind = MFADevice.Kind.virtual(name: "root-account-mfa-device")
        account.root.devices = [MFADevice(kind: kind, enabled: account.takenAt.before(hours: 1, minutes: 12))]
    }

    static let securityContact = AccountTrait { account, _ in
        account.collection?.securityContact = .given
    }

    static let noSecurityContact = AccountTrait { account, _ in
        account.collection?.securityContact = .refused(.noAlternateContact)
    }

    /// What differs from account to account without meaning much.
    static let sundries = AccountTrait { account, random in
        switch random.below(10) {
        case 0...1: account.collection?.passwordPolicy = .given
        case 2: account.collection?.passwordPolicy = .refused(.noPasswordPolicy)
        case 3...4: AccountTrait.securityContact.apply(to: &account, random: &random)
        case 5: AccountTrait.noSecurityContact.apply(to: &account, random: &random)
        default: break
        }
        if random.chance(percent: 15) {
            AccountTrait.edition(.withAdditionalCredentials).apply(to: &account, random: &random)
        }
    }
}

extension Account {
    fileprivate func denied(_ action: String) -> Refusal {
        .accessDenied(action, account: id, partition: partition)
    }
}
