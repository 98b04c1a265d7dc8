/// What root's own lists answer within a session that `sts:AssumeRoot` opened for the audit.
///
/// Asked as root, the entries carry no user name.
struct AssumedRootLists {
    let account: Account

    var mfaDevices: JSON {
        [
            "MFADevices": .array(
                account.root.devices.map { device in
                    [
                        "SerialNumber": .string(device.serialNumber(in: account)),
                        "EnableDate": .string(device.enabled.withOffset),
                    ]
                }
            )
        ]
    }

    var accessKeys: JSON {
        var random = SplitMix64(seed: account.seed)
        return [
            "AccessKeyMetadata": .array(
                account.root.keys.map { key in
                    [
                        "AccessKeyId": .string(random.iamID("AKIA", digits: 16)),
                        "Status": key.isActive ? "Active" : "Inactive",
                        "CreateDate": .string(key.created.withOffset),
                    ]
                }
            )
        ]
    }

    /// The certificates without their bodies, which stand for nothing here.
    var signingCertificates: JSON {
        var random = SplitMix64(seed: account.seed)
        return [
            "Certificates": .array(
                account.root.certificates.map { certificate in
                    [
                        "CertificateId": .string(random.iamID(digits: 32)),
                        "CertificateBody": "",
                        "Status": certificate.isActive ? "Active" : "Inactive",
                        "UploadDate": .string(certificate.created.withOffset),
                    ]
                }
            )
        ]
    }

    var loginProfile: JSON? {
        guard account.root.hasPassword else { return nil }
        return [
            "LoginProfile": [
                "CreateDate": .string(account.root.created.withOffset),
                "PasswordResetRequired": false,
            ]
        ]
    }
}
