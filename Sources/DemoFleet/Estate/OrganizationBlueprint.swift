/// How an organization of a realistic fleet looks: its tree, its policies, its remarkable accounts.
struct OrganizationBlueprint: Sendable {
    /// A policy and the paths of the nodes to which it is attached; the empty path is the root.
    struct Attachment: Sendable {
        let policy: PolicyText
        let paths: [String]
    }

    /// Whether service control policies are in force, and known.
    enum ServiceControl: Sendable {
        case enabled
        /// The policies are there, but their type is not enabled at the root.
        case notEnabled
        case unreadable
    }

    let name: String
    var partition = Partition.commercial
    var featureSet = OrganizationPlan.FeatureSet.all
    var serviceControl = ServiceControl.enabled
    var rootFeatures = OrganizationPlan.RootFeatures.refused(.notTrusted)
    /// Resource control policies; nil: they are not enabled.
    var resourceControl: [Attachment]?
    /// Paths of organizational units, a unit after the one that it is in.
    var units: [String] = []
    var attachments: [Attachment] = []
    /// Units that have no FullAWSAccess: what their own policies don't allow is denied.
    var allowListed: [String] = []
    var pageSize: Int?
    /// The management account first.
    let cast: [Role]
    /// How many of the ordinary accounts are here, compared with other places, and in which units.
    let weight: Int
    var ordinaryUnits = [""]
    var ordinary = OrdinaryAccounts.independent

    /// Whether root's own lists can be read in its members.
    var hasRootSessions: Bool {
        if case .enabled(let features) = rootFeatures { features.contains("RootSessions") } else { false }
    }
}
