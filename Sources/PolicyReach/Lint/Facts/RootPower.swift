/// Something that a root user can do with one action and that undoes a guard.
struct RootPower {
    /// The action.
    let action: String
    /// What comes of it, as a clause behind the action's name.
    let consequence: String

    /// The powers, the worst first.
    ///
    /// Sources: the actions' own pages in the API references of IAM, STS, Account Management, Organizations and Support.
    static let all = [
        RootPower(action: "sts:GetFederationToken", consequence: "mints a session that no deny for root users matches"),
        RootPower(action: "iam:CreateAccessKey", consequence: "makes keys that outlast the session"),
        RootPower(action: "iam:AttachUserPolicy", consequence: "makes an administrator of any user"),
        RootPower(action: "iam:CreateLoginProfile", consequence: "gives any user a password"),
        RootPower(action: "iam:UpdateLoginProfile", consequence: "changes the password of any user"),
        RootPower(action: "iam:UpdateAssumeRolePolicy", consequence: "opens any role to strangers"),
        RootPower(action: "iam:AttachRolePolicy", consequence: "makes an administrator of any role"),
        RootPower(action: "iam:DeactivateMFADevice", consequence: "takes MFA away"),
        RootPower(action: "organizations:LeaveOrganization", consequence: "takes the account out of the organization"),
        RootPower(action: "account:CloseAccount", consequence: "closes the account"),
        RootPower(action: "account:PutAlternateContact", consequence: "sends AWS's warnings to somebody else"),
        RootPower(action: "support:CreateCase", consequence: "asks AWS's support for changes in the account's name"),
    ]
}

/// What a session of `sts:AssumeRoot` may be opened for, and an action that it needs.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html>
public struct AssumeRootTask: Hashable, Sendable {
    /// The task, in words.
    public let words: String
    /// What it cannot do without.
    public let action: String

    /// All tasks.
    public static let all = [
        AssumeRootTask(words: "auditing root credentials", action: "iam:ListAccessKeys"),
        AssumeRootTask(words: "deleting root credentials", action: "iam:DeleteLoginProfile"),
        AssumeRootTask(words: "allowing password recovery", action: "iam:CreateLoginProfile"),
        AssumeRootTask(words: "unlocking bucket policies", action: "s3:DeleteBucketPolicy"),
        AssumeRootTask(words: "unlocking queue policies", action: "sqs:SetQueueAttributes"),
    ]
}
