internal import Organization

/// Commands inside a root session on a member.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html>
struct RootSessionCommands {
    let account: AccountID
    let partition: Partition

    /// The policy that bounds the session to listing and deleting root credentials. It has no `iam:UpdateAccessKey`, so
    /// that a key cannot be made inactive first.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/security-iam-awsmanpol.html#security-iam-awsmanpol-IAMDeleteRootUserCredentials>
    var taskPolicy: String {
        "arn:\(partition.rawValue):iam::aws:policy/root-task/IAMDeleteRootUserCredentials"
    }

    /// The commands between opening the session and forgetting it.
    func around(_ commands: [String]) -> [String] {
        [opening, exporting] + commands + ["unset session AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN"]
    }

    private var opening: String {
        "session=$(AWS_STS_REGIONAL_ENDPOINTS=regional aws sts assume-root --region \(partition.region) "
            + "--target-principal \(account) --task-policy-arn arn=\(taskPolicy) --duration-seconds 900 "
            + "--query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text)"
    }

    /// Where no session was opened, the words are none that AWS takes: commands that follow must not fall back on the
    /// credentials of whoever types them, since without a user's name they would act on that user.
    private var exporting: String {
        let parts = [("AWS_ACCESS_KEY_ID", 1), ("AWS_SECRET_ACCESS_KEY", 2), ("AWS_SESSION_TOKEN", 3)]
        let words = parts.map { name, field in "\(name)=$(echo \"${session:-none}\" | cut -f\(field))" }
        return "export " + words.joined(separator: " ")
    }
}

/// Single commands as the root user.
enum RootCommand {
    /// Lists the keys, tells when each was used last, and deletes them.
    ///
    /// - Parameters:
    ///   - keys: The keys' ids.
    ///   - deactivatingFirst: Whether each is made inactive before, which can be taken back while deleting cannot.
    /// - Returns: The commands, in their order.
    static func deleting(keys: [String], deactivatingFirst: Bool) -> [String] {
        guard !keys.isEmpty else { return [] }
        let each = keys.flatMap { key -> [String?] in
            [
                "aws iam get-access-key-last-used --access-key-id \(Shell.word(key))",
                deactivatingFirst
                    ? "aws iam update-access-key --access-key-id \(Shell.word(key)) --status Inactive" : nil,
                "aws iam delete-access-key --access-key-id \(Shell.word(key))",
            ]
        }
        return ["aws iam list-access-keys"] + each.compactMap(\.self)
    }

    static func deleting(certificates: [String]) -> [String] {
        guard !certificates.isEmpty else { return [] }
        return ["aws iam list-signing-certificates"]
            + certificates.map { "aws iam delete-signing-certificate --certificate-id \(Shell.word($0))" }
    }

    static func deactivating(devices: [String]) -> [String] {
        guard !devices.isEmpty else { return [] }
        return ["aws iam list-mfa-devices"]
            + devices.map { "aws iam deactivate-mfa-device --serial-number \(Shell.word($0))" }
    }

    static let deletingPassword = "aws iam delete-login-profile"
}
