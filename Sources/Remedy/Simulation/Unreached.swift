public import Organization

/// An account that a proposed policy would do nothing in.
public struct Unreached: Hashable, Sendable {
    /// Why.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// It owns its organization, and no policy binds it.
        case managementAccount = "management-account"
        /// It is in no organization.
        case standalone
        /// It is in another organization.
        case otherOrganization = "other-organization"
        /// The policy would not hang over it.
        case outsideSubtree = "outside-the-node"
        /// Service control policies are not enabled at the organization's root.
        case policyTypeDisabled = "policy-type-disabled"
        /// The organization has only consolidated billing.
        case consolidatedBilling = "consolidated-billing-only"
        /// No statement of the policy is about its root user, for example since it names another partition.
        case otherRootUsers = "about-other-root-users"
        /// Two organizations list it, and the evidence does not tell which it is in.
        case listedTwice = "listed-by-two-organizations"
        /// The evidence does not tell.
        case unknown
    }

    /// The account.
    public let account: AccountID
    /// Why.
    public let reason: Reason
}

extension Unreached.Reason {
    /// Why, as a clause.
    public var words: String {
        switch self {
        case .managementAccount: "it is the management account, which no policy binds"
        case .standalone: "it is in no organization"
        case .otherOrganization: "it is in another organization"
        case .outsideSubtree: "it does not lie below the node"
        case .policyTypeDisabled: "service control policies are not enabled at the organization's root"
        case .consolidatedBilling: "the organization has only consolidated billing, and so no policies"
        case .otherRootUsers: "no statement of the policy is about its root user; look at the partition in its ARNs"
        case .listedTwice: "two organizations list it, and the evidence does not tell which it is in"
        case .unknown: "the evidence does not tell where it lies or what binds it"
        }
    }
}
