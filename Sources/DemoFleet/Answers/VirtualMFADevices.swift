/// What `list-virtual-mfa-devices` answers: the virtual devices of every user of the account, root among them.
struct VirtualMFADevices {
    let account: Account
    let users: [IAMUser]

    var answer: JSON {
        var devices = account.root.devices.filter(\.isVirtual).map { entry($0, owner: root) }
        for user in users {
            guard let device = user.device, device.isVirtual else { continue }
            devices.append(entry(device, owner: owner(user)))
        }
        return ["VirtualMFADevices": .array(devices)]
    }

    private func entry(_ device: MFADevice, owner: JSON) -> JSON {
        [
            "SerialNumber": .string(device.serialNumber(in: account)),
            "User": owner,
            "EnableDate": .string(device.enabled.withOffset),
        ]
    }

    private var root: JSON {
        var members: [(name: String, value: JSON)] = [
            ("UserId", .string(account.id)),
            ("Arn", .string(account.iamARN("root"))),
            ("CreateDate", .string(account.root.created.withOffset)),
        ]
        if let lastUsed = account.root.passwordLastUsed {
            members.append(("PasswordLastUsed", .string(lastUsed.withOffset)))
        }
        return .object(members)
    }

    private func owner(_ user: IAMUser) -> JSON {
        var members: [(name: String, value: JSON)] = [
            ("Path", "/"),
            ("UserName", .string(user.name)),
            ("UserId", .string(user.id)),
            ("Arn", .string(account.iamARN("user/\(user.name)"))),
            ("CreateDate", .string(user.created.withOffset)),
        ]
        if let lastUsed = user.password?.lastUsed {
            members.append(("PasswordLastUsed", .string(lastUsed.withOffset)))
        }
        return .object(members)
    }
}
