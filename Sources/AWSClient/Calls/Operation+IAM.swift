extension Operation {
    /// `GenerateCredentialReport` of IAM.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateCredentialReport.html>
    public static let generateCredentialReport = Operation(
        .iam,
        "GenerateCredentialReport",
        verb: "generate-credential-report",
        output: [
            "State": .string, "Description": .string,
        ]
    )

    /// `GetCredentialReport` of IAM.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetCredentialReport.html>
    public static let getCredentialReport = Operation(
        .iam,
        "GetCredentialReport",
        verb: "get-credential-report",
        output: [
            "Content": .blob, "ReportFormat": .string, "GeneratedTime": .timestamp,
        ]
    )

    /// `GetAccountSummary` of IAM.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html>
    public static let getAccountSummary = Operation(
        .iam,
        "GetAccountSummary",
        verb: "get-account-summary",
        output: [
            "SummaryMap": .map(.integer)
        ]
    )

    /// `ListVirtualMFADevices` of IAM.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html>
    public static let listVirtualMFADevices = Operation(
        .iam,
        "ListVirtualMFADevices",
        verb: "list-virtual-mfa-devices",
        output: [
            "VirtualMFADevices": .list([
                "SerialNumber": .string, "Base32StringSeed": .blob, "QRCodePNG": .blob,
                "User": [
                    "Path": .string, "UserName": .string, "UserId": .string, "Arn": .string,
                    "CreateDate": .timestamp, "PasswordLastUsed": .timestamp, "PermissionsBoundary": .boundary,
                    "Tags": .list(.tag),
                ],
                "EnableDate": .timestamp, "Tags": .list(.tag),
            ]),
            "IsTruncated": .boolean, "Marker": .string,
        ],
        pages: Pagination(input: "Marker", output: "Marker", more: "IsTruncated", merged: ["VirtualMFADevices"])
    )

    /// `ListMFADevices` of IAM.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListMFADevices.html>
    public static let listMFADevices = Operation(
        .iam,
        "ListMFADevices",
        verb: "list-mfa-devices",
        output: [
            "MFADevices": .list([
                "UserName": .string, "SerialNumber": .string, "EnableDate": .timestamp,
            ]),
            "IsTruncated": .boolean, "Marker": .string,
        ],
        pages: Pagination(input: "Marker", output: "Marker", more: "IsTruncated", merged: ["MFADevices"])
    )

    /// `ListAccessKeys` of IAM.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccessKeys.html>
    public static let listAccessKeys = Operation(
        .iam,
        "ListAccessKeys",
        verb: "list-access-keys",
        output: [
            "AccessKeyMetadata": .list([
                "UserName": .string, "AccessKeyId": .string, "Status": .string, "CreateDate": .timestamp,
            ]),
            "IsTruncated": .boolean, "Marker": .string,
        ],
        pages: Pagination(input: "Marker", output: "Marker", more: "IsTruncated", merged: ["AccessKeyMetadata"])
    )

    /// `GetAccessKeyLastUsed` of IAM.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html>
    public static let getAccessKeyLastUsed = Operation(
        .iam,
        "GetAccessKeyLastUsed",
        verb: "get-access-key-last-used",
        output: [
            "UserName": .string,
            "AccessKeyLastUsed": [
                "LastUsedDate": .timestamp, "ServiceName": .string, "Region": .string,
            ],
        ]
    )

    /// `ListSigningCertificates` of IAM.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSigningCertificates.html>
    public static let listSigningCertificates = Operation(
        .iam,
        "ListSigningCertificates",
        verb: "list-signing-certificates",
        output: [
            "Certificates": .list([
                "UserName": .string, "CertificateId": .string, "CertificateBody": .string, "Status": .string,
                "UploadDate": .timestamp,
            ]),
            "IsTruncated": .boolean, "Marker": .string,
        ],
        pages: Pagination(input: "Marker", output: "Marker", more: "IsTruncated", merged: ["Certificates"])
    )

    /// `GetLoginProfile` of IAM.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetLoginProfile.html>
    public static let getLoginProfile = Operation(
        .iam,
        "GetLoginProfile",
        verb: "get-login-profile",
        output: [
            "LoginProfile": [
                "UserName": .string, "CreateDate": .timestamp, "PasswordResetRequired": .boolean,
            ]
        ]
    )

    /// `GetAccountPasswordPolicy` of IAM.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountPasswordPolicy.html>
    public static let getAccountPasswordPolicy = Operation(
        .iam,
        "GetAccountPasswordPolicy",
        verb: "get-account-password-policy",
        output: [
            "PasswordPolicy": .passwordPolicy
        ]
    )

    /// `ListAccountAliases` of IAM.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccountAliases.html>
    public static let listAccountAliases = Operation(
        .iam,
        "ListAccountAliases",
        verb: "list-account-aliases",
        output: [
            "AccountAliases": .list(.string), "IsTruncated": .boolean, "Marker": .string,
        ],
        pages: Pagination(input: "Marker", output: "Marker", more: "IsTruncated", merged: ["AccountAliases"])
    )

    /// `GetAccountAuthorizationDetails` of IAM.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html>
    public static let getAccountAuthorizationDetails = Operation(
        .iam,
        "GetAccountAuthorizationDetails",
        verb: "get-account-authorization-details",
        output: [
            "UserDetailList": .list(.userDetail),
            "GroupDetailList": .list([
                "Path": .string, "GroupName": .string, "GroupId": .string, "Arn": .string, "CreateDate": .timestamp,
                "GroupPolicyList": .list(.inlinePolicy), "AttachedManagedPolicies": .list(.attachedPolicy),
            ]),
            "RoleDetailList": .list(.roleDetail), "Policies": .list(.managedPolicyDetail), "IsTruncated": .boolean,
            "Marker": .string,
        ],
        pages: Pagination(
            input: "Marker",
            output: "Marker",
            more: "IsTruncated",
            merged: ["UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"]
        )
    )

    /// `ListOrganizationsFeatures` of IAM.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOrganizationsFeatures.html>
    public static let listOrganizationsFeatures = Operation(
        .iam,
        "ListOrganizationsFeatures",
        verb: "list-organizations-features",
        output: [
            "OrganizationId": .string, "EnabledFeatures": .list(.string),
        ]
    )
}

extension Shape {
    fileprivate static let boundary: Shape = [
        "PermissionsBoundaryType": .string, "PermissionsBoundaryArn": .string,
    ]

    fileprivate static let tag: Shape = [
        "Key": .string, "Value": .string,
    ]

    fileprivate static let passwordPolicy: Shape = [
        "MinimumPasswordLength": .integer, "RequireSymbols": .boolean, "RequireNumbers": .boolean,
        "RequireUppercaseCharacters": .boolean, "RequireLowercaseCharacters": .boolean,
        "AllowUsersToChangePassword": .boolean, "ExpirePasswords": .boolean, "MaxPasswordAge": .integer,
        "PasswordReusePrevention": .integer, "HardExpiry": .boolean,
    ]

    fileprivate static let inlinePolicy: Shape = [
        "PolicyName": .string, "PolicyDocument": .policy,
    ]

    fileprivate static let attachedPolicy: Shape = [
        "PolicyName": .string, "PolicyArn": .string,
    ]

    fileprivate static let userDetail: Shape = [
        "Path": .string, "UserName": .string, "UserId": .string, "Arn": .string, "CreateDate": .timestamp,
        "UserPolicyList": .list(.inlinePolicy), "GroupList": .list(.string),
        "AttachedManagedPolicies": .list(.attachedPolicy), "PermissionsBoundary": .boundary, "Tags": .list(.tag),
    ]

    fileprivate static let roleLastUsed: Shape = [
        "LastUsedDate": .timestamp, "Region": .string,
    ]

    fileprivate static let role: Shape = [
        "Path": .string, "RoleName": .string, "RoleId": .string, "Arn": .string, "CreateDate": .timestamp,
        "AssumeRolePolicyDocument": .policy, "Description": .string, "MaxSessionDuration": .integer,
        "PermissionsBoundary": .boundary, "Tags": .list(.tag), "RoleLastUsed": .roleLastUsed,
    ]

    fileprivate static let roleDetail: Shape = [
        "Path": .string, "RoleName": .string, "RoleId": .string, "Arn": .string, "CreateDate": .timestamp,
        "AssumeRolePolicyDocument": .policy,
        "InstanceProfileList": .list([
            "Path": .string, "InstanceProfileName": .string, "InstanceProfileId": .string, "Arn": .string,
            "CreateDate": .timestamp, "Roles": .list(.role), "Tags": .list(.tag),
        ]),
        "RolePolicyList": .list(.inlinePolicy), "AttachedManagedPolicies": .list(.attachedPolicy),
        "PermissionsBoundary": .boundary, "Tags": .list(.tag), "RoleLastUsed": .roleLastUsed,
    ]

    fileprivate static let managedPolicyDetail: Shape = [
        "PolicyName": .string, "PolicyId": .string, "Arn": .string, "Path": .string, "DefaultVersionId": .string,
        "AttachmentCount": .integer, "PermissionsBoundaryUsageCount": .integer, "IsAttachable": .boolean,
        "Description": .string, "CreateDate": .timestamp, "UpdateDate": .timestamp,
        "PolicyVersionList": .list([
            "Document": .policy, "VersionId": .string, "IsDefaultVersion": .boolean, "CreateDate": .timestamp,
        ]),
    ]
}
