internal import FoundationEssentials

extension AWSClient {
    /// Temporary credentials that AWS STS gives.
    ///
    /// - Parameter call: `AssumeRole`, `AssumeRoleWithWebIdentity` or `AssumeRoot`.
    /// - Returns: The credentials.
    /// - Throws: ``AWSError`` where there are none.
    public func credentials(by call: Call) async throws(AWSError) -> Credentials {
        let answer = try await answer(to: call)["Credentials"]
        // The documented example of a session token stands between white space.
        func text(_ name: String) -> String? { answer?[name]?.string.map { $0.filter { !$0.isWhitespace } } }
        guard let key = text("AccessKeyId"), let secret = text("SecretAccessKey"), let token = text("SessionToken")
        else {
            throw .malformed("It holds no credentials.")
        }
        let expiration = text("Expiration").flatMap { try? Date($0, strategy: .iso8601) }
        return Credentials(accessKeyID: key, secretAccessKey: secret, sessionToken: token, expiration: expiration)
    }
}
