/// What `get-account-summary` answers: counts and quotas, four of which are about root.
struct AccountSummary {
    let account: Account
    let users: [IAMUser]
    let collection: Collection

    var answer: JSON {
        let root = account.root
        var map: [(name: String, value: JSON)] = [
            ("GroupPolicySizeQuota", 5120),
            ("InstanceProfilesQuota", 1000),
            ("Policies", .number(4 + users.count % 7)),
            ("GroupsPerUserQuota", 10),
            ("InstanceProfiles", 2),
            ("AttachedPoliciesPerUserQuota", 10),
            ("Users", .number(users.count)),
            ("PoliciesQuota", 1500),
            ("Providers", 1),
            ("AccountMFAEnabled", flag(!root.devices.isEmpty)),
            ("AccessKeysPerUserQuota", 2),
            ("AssumeRolePolicySizeQuota", 2048),
            ("PolicyVersionsInUseQuota", 10000),
            ("GlobalEndpointTokenVersion", 1),
            ("VersionsPerPolicyQuota", 5),
            ("AttachedPoliciesPerGroupQuota", 10),
            ("PolicySizeQuota", 6144),
            ("Groups", 3),
            ("AccountSigningCertificatesPresent", flag(!root.certificates.isEmpty)),
            ("UsersQuota", 5000),
            ("ServerCertificatesQuota", 20),
            ("MFADevices", .number(users.count { $0.device != nil } + root.devices.count)),
            ("UserPolicySizeQuota", 2048),
            ("PolicyVersionsInUse", 9),
            ("ServerCertificates", 0),
            ("Roles", 14),
            ("RolesQuota", 1000),
            ("SigningCertificatesPerUserQuota", 2),
            ("MFADevicesInUse", .number(users.count { $0.device != nil } + (root.devices.isEmpty ? 0 : 1))),
            ("RolePolicySizeQuota", 10240),
            ("AttachedPoliciesPerRoleQuota", 10),
            ("AccountAccessKeysPresent", flag(!root.keys.isEmpty)),
            ("GroupsQuota", 300),
        ]
        // The count came with the reports that know root's password: before that nobody could say.
        if collection.edition.knowsRootPassword {
            map.append(("AccountPasswordPresent", flag(root.hasPassword)))
        }
        return ["SummaryMap": .object(map)]
    }

    private func flag(_ isSet: Bool) -> JSON {
        .number(isSet ? 1 : 0)
    }
}
