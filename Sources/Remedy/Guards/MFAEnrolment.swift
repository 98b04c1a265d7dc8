/// What somebody without MFA needs to enrol a device, as AWS's own example policy leaves it open.
///
/// `sts:GetSessionToken`, which that policy names as well, cannot be denied.
///
/// Source:
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage-mfa-only.html>
enum MFAEnrolment {
    static let actions = [
        "iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetMFADevice", "iam:GetUser", "iam:ListMFADevices",
        "iam:ListVirtualMFADevices", "iam:ResyncMFADevice",
    ]

    /// Those that no device can be enrolled without.
    static let needed = ["iam:EnableMFADevice", "iam:ListMFADevices"]
}
