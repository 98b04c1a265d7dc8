/// The names that Organizations gives to what is in one organization.
struct OrganizationARNs: Sendable {
    let partition: Partition
    let organizationID: String
    let managementAccountID: String

    var organization: String { own("organization/\(organizationID)") }

    func root(_ id: String) -> String { own("root/\(organizationID)/\(id)") }

    func organizationalUnit(_ id: String) -> String { own("ou/\(organizationID)/\(id)") }

    func account(_ id: String) -> String { own("account/\(organizationID)/\(id)") }

    func policy(_ id: String, type: PolicyType) -> String {
        own("policy/\(organizationID)/\(type.folder)/\(id)")
    }

    func managedPolicy(_ id: String, type: PolicyType) -> String {
        "arn:\(partition.rawValue):organizations::aws:policy/\(type.folder)/\(id)"
    }

    private func own(_ resource: String) -> String {
        "arn:\(partition.rawValue):organizations::\(managementAccountID):\(resource)"
    }
}
