/// Organizations in which no policy binds root, or nobody can say.
extension OrganizationBlueprint {
    /// Its policies were refused to the auditor.
    static let quarry = OrganizationBlueprint(
        name: "quarry",
        serviceControl: .unreadable,
        rootFeatures: .refused(.policiesDenied),
        units: ["Security", "Workloads"],
        cast: [
            Role("management", .securityKey),
            Role("crusher", in: "Workloads", .noMFA),
            Role("weighbridge", in: "Workloads", .hardwareToken, .user(named: "rooted-bob")),
            Role("audit-trail", in: "Security", .report(.refused(.reportNotPresent))),
        ],
        weight: 12,
        ordinaryUnits: ["Workloads"]
    )

    /// It has a guard, but service control policies are not enabled at its root.
    static let pebble = OrganizationBlueprint(
        name: "pebble",
        serviceControl: .notEnabled,
        units: ["Workloads"],
        attachments: [Attachment(policy: .requireMFACommercial, paths: [])],
        cast: [
            Role("management", .virtualMFA(), .signedIn(daysAgo: 1)),
            Role("website", in: "Workloads", .noMFA, .edition(.withoutRootPassword)),
        ],
        weight: 8,
        ordinaryUnits: ["Workloads"]
    )

    /// It shares a bill and nothing else.
    static let ledger = OrganizationBlueprint(
        name: "ledger",
        featureSet: .consolidatedBilling,
        rootFeatures: .refused(.notAllFeatures),
        cast: [
            Role("management", .virtualMFA(named: "office-tablet")),
            Role("branch", .invited, .noMFA, .report(.plainText)),
        ],
        weight: 5
    )
}
