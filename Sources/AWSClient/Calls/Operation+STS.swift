extension Operation {
    /// `GetCallerIdentity` of AWS STS.
    ///
    /// Source: <https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html>
    public static let getCallerIdentity = Operation(
        .sts,
        "GetCallerIdentity",
        verb: "get-caller-identity",
        permissions: [],
        output: [
            "UserId": .string, "Account": .string, "Arn": .string,
        ]
    )

    /// `AssumeRole` of AWS STS.
    ///
    /// Source: <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html>
    public static let assumeRole = Operation(
        .sts,
        "AssumeRole",
        verb: "assume-role",
        output: [
            "Credentials": .credentials, "AssumedRoleUser": .assumedRoleUser, "PackedPolicySize": .integer,
            "SourceIdentity": .string,
        ]
    )

    /// `AssumeRoleWithWebIdentity` of AWS STS.
    ///
    /// Source: <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html>
    public static let assumeRoleWithWebIdentity = Operation(
        .sts,
        "AssumeRoleWithWebIdentity",
        verb: "assume-role-with-web-identity",
        permissions: [],
        isUnsigned: true,
        output: [
            "Credentials": .credentials, "SubjectFromWebIdentityToken": .string,
            "AssumedRoleUser": .assumedRoleUser, "PackedPolicySize": .integer, "Provider": .string,
            "Audience": .string, "SourceIdentity": .string,
        ]
    )

    /// `AssumeRoot` of AWS STS.
    ///
    /// Source: <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html>
    public static let assumeRoot = Operation(
        .sts,
        "AssumeRoot",
        verb: "assume-root",
        output: [
            "Credentials": .credentials, "SourceIdentity": .string,
        ]
    )
}

extension Shape {
    fileprivate static let credentials: Shape = [
        "AccessKeyId": .string, "SecretAccessKey": .string, "SessionToken": .string, "Expiration": .timestamp,
    ]

    fileprivate static let assumedRoleUser: Shape = [
        "AssumedRoleId": .string, "Arn": .string,
    ]
}
