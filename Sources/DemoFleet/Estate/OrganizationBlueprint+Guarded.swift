/// Organizations whose policies hold what they promise.
extension OrganizationBlueprint {
    /// Well kept: guards at every unit, root's credentials removed where possible.
    static let meadow = OrganizationBlueprint(
        name: "meadow",
        rootFeatures: .enabled(["RootCredentialsManagement", "RootSessions"]),
        resourceControl: [Attachment(policy: .bucketsForOwnPrincipals, paths: [""])],
        units: [
            "Security", "Infrastructure", "Workloads", "Workloads/Prod", "Workloads/Sandbox",
            "Workloads/Sandbox/Trials", "Suspended",
        ],
        attachments: [
            Attachment(policy: .denyLeaving, paths: [""]),
            Attachment(policy: .denyRootKeys, paths: ["Security"]),
            Attachment(policy: .denyRootButAssumed, paths: ["Infrastructure"]),
            Attachment(policy: .requireMFA, paths: ["Workloads"]),
            Attachment(policy: .stayInRegions, paths: ["Workloads/Prod"]),
            Attachment(policy: .denyAll, paths: ["Suspended"]),
            Attachment(policy: .denyRoot, paths: []),
        ],
        pageSize: 10,
        cast: [
            Role("management", .securityKey, .securityContact),
            Role("log-archive", in: "Security", .noCredentials),
            Role("security-tooling", in: "Security", .hardwareToken, .securityContact),
            Role("network", in: "Infrastructure", .securityKey),
            Role("backup", in: "Infrastructure", .nothingCollected),
            Role("payments", in: "Workloads/Prod", .noMFA, .signedIn(daysAgo: 210)),
            Role("booking", in: "Workloads/Prod", .neverActivated),
            Role("catalogue", in: "Workloads/Prod", .virtualMFA()),
            Role("search", in: "Workloads/Prod", .securityKey, .alsoVirtualMFA),
            Role("experiments", in: "Workloads/Sandbox", .signedIn(daysAgo: 610), .activeKey(usedDaysAgo: 1)),
            Role("training", in: "Workloads/Sandbox/Trials", .virtualMFA(), .staleReport(days: 20)),
            Role("heritage", in: "Workloads/Sandbox", .invited, .securityKey, .signingCertificate),
            Role("retired-portal", in: "Suspended", .suspended),
        ],
        weight: 34,
        ordinaryUnits: [
            "Workloads/Prod", "Workloads/Prod", "Workloads/Sandbox", "Workloads/Sandbox/Trials", "Infrastructure",
        ],
        ordinary: .centralized
    )

    /// The partition of China, with a guard that is written for every partition.
    static let lotus = OrganizationBlueprint(
        name: "lotus",
        partition: .china,
        units: ["Workloads"],
        attachments: [Attachment(policy: .requireMFA, paths: ["Workloads"])],
        cast: [
            Role("management", .securityKey),
            Role("shop", in: "Workloads", .noMFA),
        ],
        weight: 4,
        ordinaryUnits: ["Workloads"]
    )
}
