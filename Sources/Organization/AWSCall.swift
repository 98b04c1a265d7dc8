/// An AWS API call whose answer a snapshot can hold.
///
/// The raw value is the AWS CLI's verb, which is also how the answer's file is named.
public enum AWSCall: String, Hashable, Sendable, CaseIterable {
    case describeOrganization = "describe-organization"
    case listRoots = "list-roots"
    case listAccounts = "list-accounts"
    case listOrganizationalUnitsForParent = "list-organizational-units-for-parent"
    case listAccountsForParent = "list-accounts-for-parent"
    case listPolicies = "list-policies"
    case describePolicy = "describe-policy"
    case listTargetsForPolicy = "list-targets-for-policy"
    case listOrganizationsFeatures = "list-organizations-features"

    case getCredentialReport = "get-credential-report"
    case getAccountSummary = "get-account-summary"
    case listVirtualMFADevices = "list-virtual-mfa-devices"
    case listMFADevices = "list-mfa-devices"
    case listAccessKeys = "list-access-keys"
    case listSigningCertificates = "list-signing-certificates"
    case getLoginProfile = "get-login-profile"
    case getAccountAuthorizationDetails = "get-account-authorization-details"
    case getPrimaryEmail = "get-primary-email"
    case getAlternateContact = "get-alternate-contact"

    /// The way into an account; only its refusal is evidence.
    case assumeRole = "assume-role"
    /// The way into a centralized root session; only its refusal is evidence.
    case assumeRoot = "assume-root"
}

extension AWSCall {
    /// The permission that the call needs, such as `iam:GetAccountSummary`.
    public var permission: String {
        service.permissionPrefix + ":" + operation
    }

    /// The call as one types it, such as `aws iam get-account-summary`.
    public var command: String {
        "aws \(service.rawValue) \(rawValue)"
    }

    private enum Service: String {
        case organizations
        case iam
        case account
        case sts

        var permissionPrefix: String { rawValue }
    }

    private var service: Service {
        switch self {
        case .describeOrganization, .listRoots, .listAccounts, .listOrganizationalUnitsForParent,
            .listAccountsForParent, .listPolicies, .describePolicy, .listTargetsForPolicy:
            .organizations
        case .getPrimaryEmail, .getAlternateContact:
            .account
        case .assumeRole, .assumeRoot:
            .sts
        case .listOrganizationsFeatures, .getCredentialReport, .getAccountSummary, .listVirtualMFADevices,
            .listMFADevices, .listAccessKeys, .listSigningCertificates, .getLoginProfile,
            .getAccountAuthorizationDetails:
            .iam
        }
    }

    /// `get-account-summary` becomes `GetAccountSummary`; `mfa` is written in capitals in API names.
    private var operation: String {
        rawValue.split(separator: "-").map { word in
            word == "mfa" ? "MFA" : word.prefix(1).uppercased() + word.dropFirst()
        }.joined()
    }
}
