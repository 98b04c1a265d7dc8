extension Call {
    /// Who the credentials belong to.
    ///
    /// - Returns: The call.
    public static func getCallerIdentity() -> Call {
        Call(.getCallerIdentity)
    }

    /// Temporary credentials of a role.
    ///
    /// - Parameters:
    ///   - roleARN: The role.
    ///   - sessionName: What the session is named in AWS's logs.
    ///   - seconds: How long the credentials last; nil for AWS's own default, an hour.
    ///   - externalID: What the role's owner agreed on with whoever assumes it.
    ///   - serialNumber: The MFA device of whoever asks, where the role wants one.
    ///   - tokenCode: What that device shows.
    /// - Returns: The call.
    public static func assumeRole(
        _ roleARN: String,
        sessionName: String,
        seconds: Int? = nil,
        externalID: String? = nil,
        serialNumber: String? = nil,
        tokenCode: String? = nil
    ) -> Call {
        Call(
            .assumeRole,
            [
                "RoleArn": .string(roleARN), "RoleSessionName": .string(sessionName),
                "DurationSeconds": seconds.map { .integer(Int64($0)) },
                "ExternalId": externalID.map(JSON.string),
                "SerialNumber": serialNumber.map(JSON.string),
                "TokenCode": tokenCode.map(JSON.string),
            ]
        )
    }

    /// Temporary credentials of a role for whoever holds a token of an identity provider.
    ///
    /// - Parameters:
    ///   - roleARN: The role.
    ///   - sessionName: What the session is named in AWS's logs.
    ///   - token: The token.
    ///   - seconds: How long the credentials last; nil for AWS's own default, an hour.
    /// - Returns: The call.
    public static func assumeRoleWithWebIdentity(
        _ roleARN: String,
        sessionName: String,
        token: String,
        seconds: Int? = nil
    ) -> Call {
        Call(
            .assumeRoleWithWebIdentity,
            [
                "RoleArn": .string(roleARN), "RoleSessionName": .string(sessionName),
                "WebIdentityToken": .string(token),
                "DurationSeconds": seconds.map { .integer(Int64($0)) },
            ]
        )
    }

    /// Credentials of a member account's root user for one task, at most 15 minutes long.
    ///
    /// Source: <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html>
    ///
    /// - Parameters:
    ///   - account: The member account's id.
    ///   - taskPolicy: The ARN of the task's policy, such as `arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials`.
    ///   - seconds: How long the credentials last; nil for AWS's own default, 15 minutes.
    /// - Returns: The call.
    public static func assumeRoot(account: String, taskPolicy: String, seconds: Int? = nil) -> Call {
        Call(
            .assumeRoot,
            [
                "TargetPrincipal": .string(account),
                "TaskPolicyArn": .object([JSON.Member("arn", .string(taskPolicy))]),
                "DurationSeconds": seconds.map { .integer(Int64($0)) },
            ]
        )
    }
}
