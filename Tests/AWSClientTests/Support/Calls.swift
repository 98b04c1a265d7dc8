import AWSClient
import FoundationEssentials

/// The calls of the cases: the same as the arguments in `scripts/aws-client-cases`.
enum Calls {
    private static let topic = "arn:aws:sns:eu-central-1:111122223333:alarm"
    private static let role = "arn:aws:iam::111122223333:role/demo"

    static let all: [Call] = [
        .getCallerIdentity(),
        .assumeRole(role, sessionName: "taproot"),
        .assumeRoleWithWebIdentity(role, sessionName: "taproot", token: "token+/=&"),
        .assumeRoot(
            account: "111122223333",
            taskPolicy: "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials",
            seconds: 900
        ),
        .describeOrganization(), .listRoots(), .listAccounts(),
        .listOrganizationalUnits(under: "r-ab12"), .listAccounts(under: "r-ab12"),
        .listPolicies(filter: "SERVICE_CONTROL_POLICY"), .describePolicy(id: "p-FullAWSAccess"),
        .listTargetsForPolicy(id: "p-FullAWSAccess"), .listDelegatedAdministrators(),
        .generateCredentialReport(), .getCredentialReport(), .getAccountSummary(),
        .listVirtualMFADevices(), .listMFADevices(), .listAccessKeys(),
        .getAccessKeyLastUsed(key: "AKIAIOSFODNN7EXAMPLE"), .listSigningCertificates(),
        .getLoginProfile(user: "Bob Ünal"), .getAccountPasswordPolicy(), .listAccountAliases(),
        .getAccountAuthorizationDetails(filter: ["User", "Role"]), .listOrganizationsFeatures(),
        .getPrimaryEmail(account: "111122223333"), .getContactInformation(),
        .getAlternateContact(type: "SECURITY"), .listRegions(),
        .describeTrails(), .getTrailStatus(name: "trail"), .getEventSelectors(name: "trail"),
        .listPublicKeys(
            start: Date(timeIntervalSince1970: 1_611_446_400),
            end: Date(timeIntervalSince1970: 1_611_532_800)
        ),
        .describeMetricFilters(logGroup: "CloudTrail/Logs"),
        .describeAlarms(types: ["MetricAlarm", "CompositeAlarm"]),
        .describeAlarms(metric: "RootUse", namespace: "CloudTrail"),
        .listRules(), .listTargetsByRule("root"),
        .listSubscriptionsByTopic(topic), .getTopicAttributes(topic),
        .describeComplianceByConfigRule(rules: ["root-mfa", "root-keys"]),
        .getComplianceDetailsByConfigRule("root-mfa"), .describeConfigRules(),
        .describeConfigurationRecorders(), .describeDeliveryChannels(), .describeConfigurationAggregators(),
        .selectAggregateResourceConfig("SELECT accountId", aggregator: "all"),
        .selectResourceConfig("SELECT resourceId WHERE resourceType = 'AWS::IAM::User'"),
    ]

    static func call(_ operation: String) -> Call? {
        all.first { $0.operation.description == operation }
    }
}
