/// The operations that change something.
extension Operation {
    /// `DeleteAccessKey` of IAM.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccessKey.html>
    public static let deleteAccessKey = Operation(
        .iam,
        "DeleteAccessKey",
        verb: "delete-access-key",
        changes: true,
        output: [:]
    )

    /// `DeleteSigningCertificate` of IAM.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteSigningCertificate.html>
    public static let deleteSigningCertificate = Operation(
        .iam,
        "DeleteSigningCertificate",
        verb: "delete-signing-certificate",
        changes: true,
        output: [:]
    )

    /// `DeleteLoginProfile` of IAM.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteLoginProfile.html>
    public static let deleteLoginProfile = Operation(
        .iam,
        "DeleteLoginProfile",
        verb: "delete-login-profile",
        changes: true,
        output: [:]
    )

    /// `DeactivateMFADevice` of IAM.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeactivateMFADevice.html>
    public static let deactivateMFADevice = Operation(
        .iam,
        "DeactivateMFADevice",
        verb: "deactivate-mfa-device",
        changes: true,
        output: [:]
    )

    /// `CreatePolicy` of AWS Organizations.
    ///
    /// Source: <https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html>
    public static let createPolicy = Operation(
        .organizations,
        "CreatePolicy",
        verb: "create-policy",
        changes: true,
        output: ["Policy": ["PolicySummary": .policySummary, "Content": .string]]
    )

    /// `AttachPolicy` of AWS Organizations.
    ///
    /// Source: <https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html>
    public static let attachPolicy = Operation(
        .organizations,
        "AttachPolicy",
        verb: "attach-policy",
        changes: true,
        output: [:]
    )
}
