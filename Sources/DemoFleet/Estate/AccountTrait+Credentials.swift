/// What root can prove itself with, and when it did.
extension AccountTrait {
    /// Root signed in that long before the snapshot.
    static func signedIn(daysAgo days: Int) -> AccountTrait {
        AccountTrait { account, random in
            account.root.password = .present(lastUsed: account.ago(days: days, &random))
        }
    }

    /// An active key that signed a request that long before the snapshot.
    static func activeKey(usedDaysAgo days: Int) -> AccountTrait {
        AccountTrait { account, random in
            let region = random.pick(account.partition.regions)
            let use = AccessKey.Use(time: account.ago(days: days, &random), region: region, service: "s3")
            let created = account.ago(days: random.within(300...850), &random)
            account.root.keys.append(AccessKey(isActive: true, created: created, lastUse: use))
        }
    }

    static let unusedActiveKey = AccountTrait { account, random in
        let created = account.ago(days: random.within(100...850), &random)
        account.root.keys.append(AccessKey(isActive: true, created: created, lastUse: nil))
    }

    /// An inactive key keeps its dates.
    static let inactiveKey = AccountTrait { account, random in
        let use = AccessKey.Use(time: account.ago(days: 410, &random), region: "N/A", service: "iam")
        let created = account.ago(days: random.within(500...850), &random)
        account.root.keys.append(AccessKey(isActive: false, created: created, lastUse: use))
    }

    static let signingCertificate = AccountTrait { account, random in
        let created = account.ago(days: random.within(700...850), &random)
        account.root.certificates.append(SigningCertificate(isActive: true, created: created))
    }

    /// Nothing is left to sign in with: root's credentials were removed centrally, or there never were any.
    static let noCredentials = AccountTrait { account, _ in
        account.root.password = .absent
        account.root.keys = []
        account.root.certificates = []
        account.root.devices = []
    }

    /// The password was removed, and with it the devices; what else root had is left.
    static let noPassword = AccountTrait { account, _ in
        account.root.password = .absent
        account.root.devices = []
    }

    /// Made by Organizations with a password that nobody knows, and left at that.
    static let neverActivated = AccountTrait { account, _ in
        account.joinedMethod = .created
        account.root.password = .present(lastUsed: nil)
        account.root.devices = []
    }
}
