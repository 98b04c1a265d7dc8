internal import Organization

/// Whether an organization's management account can act as its members' root users, and what switches that on.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html>
struct CentralRootAccess: Hashable {
    enum State: Hashable {
        case on
        case off
        case unknown
        /// It takes all features of the organization, which has only consolidated billing.
        ///
        /// Source: <https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnableAWSServiceAccess.html>
        case impossible
    }

    /// Whether root credentials of members can be removed centrally.
    let state: State
    private let enabled: Set<Organization.Feature>

    init(_ features: Known<Set<Organization.Feature>>?, _ featureSet: Organization.FeatureSet?) {
        enabled = features?.value ?? []
        state =
            featureSet == .consolidatedBilling
            ? .impossible : features?.value.map { $0.contains(.rootCredentialsManagement) ? .on : .off } ?? .unknown
    }

    /// What has to be run first, in the management account; nothing where it is switched on.
    var commands: [String] {
        if state == .on { return [] }
        if state == .impossible { return ["aws organizations enable-all-features"] }
        let asking = state == .unknown ? ["aws iam list-organizations-features"] : []
        let trusting = ["aws organizations enable-aws-service-access --service-principal iam.amazonaws.com"]
        let enabling = [
            enabled.contains(.rootCredentialsManagement)
                ? nil : "aws iam enable-organizations-root-credentials-management",
            enabled.contains(.rootSessions) ? nil : "aws iam enable-organizations-root-sessions",
        ]
        return asking + (enabled.isEmpty ? trusting : []) + enabling.compactMap(\.self)
    }

    /// What to say of it before anything else; nil where it is switched on.
    var sentence: String? {
        switch state {
        case .on: nil
        case .impossible:
            "Centralized root access takes all features of the organization, which has only consolidated billing: enable them "
                + "first; every account that was invited has to agree. Then switch centralized root access on."
        case .off: "Centralized root access is off: switch it on first, from the management account."
        case .unknown:
            "Whether centralized root access is on is not known: the first command tells, and those after it switch it "
                + "on, from the management account."
        }
    }

    /// The same in Terraform; nil where it is switched on.
    ///
    /// Source: <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_organizations_features>
    var terraform: String? {
        guard state == .off || state == .unknown else { return nil }
        return """
            # The resource aws_organizations_organization needs "iam.amazonaws.com" among aws_service_access_principals.
            resource "aws_iam_organizations_features" "root" {
              enabled_features = ["RootCredentialsManagement", "RootSessions"]
            }
            """
    }

    /// The way through the console; nil where it is switched on.
    var console: String? {
        state == .on
            ? nil : "Management account: IAM › Account settings › Centralized root access for member accounts › Enable"
    }
}
