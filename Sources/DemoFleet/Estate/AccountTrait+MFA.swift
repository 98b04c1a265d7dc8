/// Second factors: root's, and those that might be taken for root's.
extension AccountTrait {
    static let noMFA = AccountTrait { account, _ in
        account.root.devices = []
    }

    /// An application on somebody's telephone, registered under a name.
    static func virtualMFA(named name: String = "root-account-mfa-device") -> AccountTrait {
        AccountTrait { account, random in
            account.root.devices = [.enrolled(.virtual(name: name), in: account, &random)]
        }
    }

    static let securityKey = AccountTrait { account, random in
        let name = random.iamID("safe-", digits: 26)
        account.root.devices = [.enrolled(.fido(name: name), in: account, &random)]
    }

    static let hardwareToken = AccountTrait { account, random in
        let serialNumber = "GAHT" + random.text(8, from: "0123456789")
        account.root.devices = [.enrolled(.token(serialNumber: serialNumber), in: account, &random)]
    }

    /// Besides what there is already: the weakest device is the one that counts.
    static let alsoVirtualMFA = AccountTrait { account, random in
        account.root.devices.append(.enrolled(.virtual(name: "spare-telephone"), in: account, &random))
    }

    /// An IAM user of that name, with a virtual device of the same name.
    static func user(named name: String) -> AccountTrait {
        AccountTrait { account, random in
            let user = IAMUser(
                name: name,
                id: random.iamID("AIDA", digits: 17),
                created: account.ago(days: 380, &random),
                password: IAMUser.Password(
                    changed: account.ago(days: 370, &random),
                    lastUsed: account.ago(days: 30, &random)
                ),
                keys: [],
                device: .enrolled(.virtual(name: name), in: account, &random)
            )
            account.namedUsers.append(user)
        }
    }
}

extension MFADevice {
    /// A device that has been there for some months.
    fileprivate static func enrolled(_ kind: Kind, in account: Account, _ random: inout SplitMix64) -> MFADevice {
        MFADevice(kind: kind, enabled: account.ago(days: random.within(60...360), &random))
    }
}
