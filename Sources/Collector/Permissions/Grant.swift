internal import AWSClient

/// The operations that one kind of session may ask for: nothing else is asked, and the policies that are printed are made
/// of them.
struct Grant: Sendable {
    let operations: Set<Operation>

    /// The management account, or whoever administrates for it: the organization and the ways into its members.
    static let organization = Grant(operations: [
        .getCallerIdentity, .assumeRole, .assumeRoot, .describeOrganization, .listRoots, .listAccounts,
        .listOrganizationalUnitsForParent, .listAccountsForParent, .listPolicies, .describePolicy,
        .listTargetsForPolicy, .listDelegatedAdministrators, .listOrganizationsFeatures, .getPrimaryEmail,
    ])

    /// What an account is asked about itself.
    static let account = Grant(operations: [
        .generateCredentialReport, .getCredentialReport, .getAccountSummary, .listVirtualMFADevices,
        .getAccountPasswordPolicy, .listAccountAliases, .getAccountAuthorizationDetails, .getContactInformation,
        .getAlternateContact, .listRegions, .describeTrails, .getTrailStatus, .getEventSelectors,
        .describeMetricFilters, .describeAlarmsForMetric, .listRules, .listTargetsByRule, .getTopicAttributes,
        .listSubscriptionsByTopic, .describeConfigurationRecorders, .describeDeliveryChannels, .describeConfigRules,
        .describeComplianceByConfigRule, .getComplianceDetailsByConfigRule,
    ])

    /// What the root user is asked in a centralized root session; AWS's own task policy allows it.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html>
    static let rootSession = Grant(operations: [
        .getAccountSummary, .listMFADevices, .listAccessKeys, .listSigningCertificates, .getLoginProfile,
        .getAccessKeyLastUsed,
    ])

    /// What AWS Config knows of all resources.
    static func inventory(_ kind: CollectionOptions.Inventory) -> Grant {
        switch kind {
        case .aggregator: Grant(operations: [.describeConfigurationAggregators, .selectAggregateResourceConfig])
        case .snapshots: Grant(operations: [.listObjectsV2, .getObject])
        }
    }
}
