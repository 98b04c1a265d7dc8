/// Everything that an organization's files say, and its accounts.
struct OrganizationPlan: Sendable {
    /// What the organization was made for.
    enum FeatureSet: String, Sendable {
        case all = "ALL"
        case consolidatedBilling = "CONSOLIDATED_BILLING"
    }

    /// What is known of its policies of one type.
    enum Policies: Sendable {
        case listed([AttachedPolicy])
        case refused(Refusal)
    }

    /// What `list-organizations-features` says of centralized root access.
    enum RootFeatures: Sendable {
        case enabled([String])
        case refused(Refusal)
        /// Nobody asked, as in the years before there were any.
        case notCollected
    }

    let arns: OrganizationARNs
    let rootID: String
    let featureSet: FeatureSet
    let enabledPolicyTypes: [PolicyType]
    let units: [OrganizationalUnit]
    /// The management account is the first.
    let accounts: [PlacedAccount]
    let serviceControlPolicies: Policies
    let resourceControlPolicies: Policies?
    let rootFeatures: RootFeatures
    /// How many accounts a page of `list-accounts` holds; nil: all of them.
    var pageSize: Int?
    /// Whether accounts have a state beside their status, as they do since late in 2025.
    var showsAccountState = true
}
