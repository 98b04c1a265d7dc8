/// An organization as far as the evidence shows it.
public struct Organization: Sendable {
    /// What an organization was set up to do.
    public enum FeatureSet: String, Hashable, Sendable {
        /// Policies can be used.
        case all = "ALL"
        /// One bill for all, and no policies.
        case consolidatedBilling = "CONSOLIDATED_BILLING"
    }

    /// A way to manage the root users of members from the management account.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOrganizationsFeatures.html>
    public enum Feature: String, Hashable, Sendable {
        /// Root credentials of members can be removed centrally.
        case rootCredentialsManagement = "RootCredentialsManagement"
        /// Short root sessions on members can be opened centrally.
        case rootSessions = "RootSessions"
    }

    /// The organization's id.
    public var id: OrganizationID?
    /// The partition of the organization's ARN.
    public var partition: Partition?
    /// The account that owns the organization. Service control policies do not bind it.
    public var managementAccount: Known<AccountID>
    /// What the organization was set up to do.
    public var featureSet: Known<FeatureSet>
    /// The kinds of policy that are enabled at the root of the tree.
    public var enabledPolicyTypes: Known<Set<PolicyType>>
    /// How members' root users can be managed centrally.
    public var features: Known<Set<Feature>>
    /// The accounts that were listed, the management account among them.
    public var accounts: [AccountID: ListedAccount]
    /// What is missing of the list of accounts; nil where it is whole.
    public var accountsGap: Gap?
    /// The tree of organizational units.
    public var tree: OrganizationTree
    /// The policies of each kind.
    public var policies: [PolicyType: Known<PolicySet>]

    /// An organization of which nothing is known yet.
    public init(id: OrganizationID? = nil) {
        self.id = id
        managementAccount = .unknown(Gap(.describeOrganization, .notCollected))
        featureSet = .unknown(Gap(.describeOrganization, .notCollected))
        enabledPolicyTypes = .unknown(Gap(.listRoots, .notCollected))
        features = .unknown(Gap(.listOrganizationsFeatures, .notCollected))
        accounts = [:]
        accountsGap = Gap(.listAccounts, .notCollected)
        tree = OrganizationTree()
        policies = [:]
    }
}
