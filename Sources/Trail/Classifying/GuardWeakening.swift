/// Events by which something that keeps root users in check, or watches them, is taken away or changed.
enum GuardWeakening {
    /// The names by service.
    private static let names: [String: Set<String>] = [
        "organizations.amazonaws.com": [
            "DetachPolicy", "UpdatePolicy", "DeletePolicy", "DisablePolicyType", "MoveAccount", "LeaveOrganization",
            "RemoveAccountFromOrganization", "DeleteOrganization",
        ],
        "iam.amazonaws.com": [
            "DisableOrganizationsRootCredentialsManagement", "DisableOrganizationsRootSessions",
        ],
        "cloudtrail.amazonaws.com": ["StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors"],
    ]

    /// Services whose access to the organization centralized root access and organization trails rest on.
    private static let trusted: Set<String> = ["iam.amazonaws.com", "cloudtrail.amazonaws.com"]

    private static let switchOff = "DisableAWSServiceAccess"

    static func isOne(_ record: TrailRecord) -> Bool {
        if record.hasFailed { return false }
        if record.name == switchOff { return record.request.servicePrincipal.map(trusted.contains) ?? false }
        return names[record.source]?.contains(record.name) ?? false
    }

    /// All names, for those who look for them in bytes.
    static var allNames: [String] {
        names.values.flatMap(\.self).sorted() + [switchOff]
    }
}
