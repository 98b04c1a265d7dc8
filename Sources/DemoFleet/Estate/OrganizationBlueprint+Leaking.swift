/// Organizations whose policies promise more than they hold.
extension OrganizationBlueprint {
    /// Grown over years: a different half measure at every unit.
    static let thicket = OrganizationBlueprint(
        name: "thicket",
        units: ["Workloads", "Workloads/Prod", "Workloads/Sandbox", "Data", "Legacy", "Acquired"],
        attachments: [
            Attachment(policy: .requireMFAOfSessions, paths: ["Workloads/Prod"]),
            Attachment(policy: .allowWorkbench, paths: ["Workloads/Sandbox"]),
            Attachment(policy: .rootFromOffices, paths: ["Data"]),
            Attachment(policy: .requireMFAOutsideIAM, paths: ["Legacy"]),
            Attachment(policy: .denyRoot, paths: ["Acquired"]),
        ],
        allowListed: ["Workloads/Sandbox"],
        cast: [
            Role("management", .virtualMFA(), .activeKey(usedDaysAgo: 190)),
            Role("ordering", in: "Workloads/Prod", .noMFA),
            Role("billing-export", in: "Workloads/Prod", .virtualMFA(), .activeKey(usedDaysAgo: 55), .unusedActiveKey),
            Role("playground", in: "Workloads/Sandbox", .noMFA, .neverActivated),
            Role("warehouse", in: "Data", .virtualMFA(named: "my-phone"), .user(named: "deploy,nightly")),
            Role("lake", in: "Data", .enrolledAfterReport),
            Role("archive", in: "Data", .securityKey, .virtualDevicesDenied),
            Role("intranet", in: "Legacy", .neverActivated),
            Role("mail-gateway", in: "Legacy", .reportDenied),
            Role("print-service", in: "Legacy", .report(.refused(.reportInProgress))),
            Role("bookshop", in: "Acquired", .invited, .noMFA, .inactiveKey),
        ],
        weight: 22,
        ordinaryUnits: ["Workloads/Prod", "Workloads/Prod", "Workloads/Sandbox", "Data", "Legacy"]
    )

    /// GovCloud, with a guard that names the commercial partition and so binds nobody here.
    static let granite = OrganizationBlueprint(
        name: "granite",
        partition: .govCloud,
        units: ["Workloads"],
        attachments: [Attachment(policy: .requireMFACommercial, paths: ["", "Workloads"])],
        cast: [
            Role("management", .noCredentials),
            Role("permits", in: "Workloads", .noPassword, .activeKey(usedDaysAgo: 75)),
        ],
        weight: 4,
        ordinaryUnits: ["Workloads"],
        ordinary: .govCloud
    )
}
