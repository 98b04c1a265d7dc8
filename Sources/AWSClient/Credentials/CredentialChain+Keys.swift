/// Keys that lie about as they are.
extension CredentialChain {
    /// Source: <https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html>
    func environment() throws(CredentialError) -> CredentialOutcome {
        guard let key = surroundings.variable("AWS_ACCESS_KEY_ID") else {
            return .absent("AWS_ACCESS_KEY_ID is not set")
        }
        guard let secret = surroundings.variable("AWS_SECRET_ACCESS_KEY") else {
            throw .incomplete(source: .environment, missing: "AWS_SECRET_ACCESS_KEY")
        }
        // The older of the two names comes first with the AWS CLI.
        let token = surroundings.variable("AWS_SECURITY_TOKEN") ?? surroundings.variable("AWS_SESSION_TOKEN")
        let expiration = try surroundings.variable("AWS_CREDENTIAL_EXPIRATION").map { text throws(CredentialError) in
            guard let time = CredentialTime.parse(text) else {
                throw .failed(.environment, reason: "AWS_CREDENTIAL_EXPIRATION is no time in ISO 8601")
            }
            return time
        }
        return .found(
            Credentials(accessKeyID: key, secretAccessKey: secret, sessionToken: token, expiration: expiration)
        )
    }

    /// Source: <https://docs.aws.amazon.com/sdkref/latest/guide/feature-static-credentials.html>
    func keys(_ source: CredentialSource, _ settings: [String: String]) throws(CredentialError) -> CredentialOutcome {
        guard let key = settings["aws_access_key_id"] else {
            return .absent("the profile has no aws_access_key_id there")
        }
        guard let secret = settings["aws_secret_access_key"] else {
            throw .incomplete(source: source, missing: "aws_secret_access_key")
        }
        let token = settings["aws_security_token"] ?? settings["aws_session_token"]
        return .found(Credentials(accessKeyID: key, secretAccessKey: secret, sessionToken: token))
    }
}
