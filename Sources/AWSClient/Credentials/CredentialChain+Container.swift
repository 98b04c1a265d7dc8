/// The role of a container in ECS, or of a pod in EKS.
///
/// Source: <https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html>
extension CredentialChain {
    func container() async throws(CredentialError) -> CredentialOutcome {
        let relative = surroundings.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
        let full = surroundings.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI")
        guard let address = relative.map({ "http://169.254.170.2\($0)" }) ?? full else {
            return .absent("no AWS_CONTAINER_CREDENTIALS_…_URI is set")
        }
        guard let endpoint = CredentialEndpoint(parsing: address) else {
            throw .failed(.container, reason: "AWS_CONTAINER_CREDENTIALS_…_URI is no address that can be used")
        }
        guard endpoint.isTrusted else {
            throw .failed(
                .container,
                reason: "AWS_CONTAINER_CREDENTIALS_FULL_URI is neither https nor an address of this machine"
            )
        }
        var headers = [HTTPRequest.Header("Accept", "application/json")]
        if let token = try containerToken() { headers.append(.init("Authorization", token)) }
        let answer = try await ask(.container, endpoint.request("GET", headers: headers))
        guard answer.status == 200 else {
            throw .failed(.container, reason: "its service answered \(answer.status)")
        }
        return .found(try CredentialAnswer(answer.body, from: .container).credentials(from: .container))
    }

    /// The file is read every time, since tokens in it are replaced.
    private func containerToken() throws(CredentialError) -> String? {
        let path = surroundings.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")
        let text = try path.map { path throws(CredentialError) in
            guard let text = try SmallFile.text(path, limit: Self.tokenLimit) else {
                throw .badFile(
                    path,
                    line: nil,
                    reason: "does not exist; AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE names it"
                )
            }
            return text
        }
        let token = text ?? surroundings.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN")
        guard token?.utf8.contains(where: { $0 == 10 || $0 == 13 }) != true else {
            throw .failed(.container, reason: "its authorization token has more than one line")
        }
        return token
    }
}
