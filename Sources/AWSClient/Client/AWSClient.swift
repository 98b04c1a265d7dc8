/// Asks AWS in the name of one account, in one Region. Cheap to copy; what is shared lies in ``AWSConnections``.
public struct AWSClient: Sendable {
    /// What all clients share.
    public let connections: AWSConnections
    /// Who is asking.
    public let credentials: CredentialSupply
    /// The Region that is asked.
    public let region: String
    /// Whose rates AWS counts the requests against: the account's id, or another name of it.
    public let account: String

    /// A client of these parts.
    ///
    /// - Parameters:
    ///   - connections: What all clients share.
    ///   - credentials: Who is asking.
    ///   - region: The Region that is asked.
    ///   - account: The account's id, or another name of it: AWS counts requests by account.
    public init(connections: AWSConnections, credentials: CredentialSupply, region: String, account: String = "") {
        self.connections = connections
        self.credentials = credentials
        self.region = region
        self.account = account
    }

    /// The partition of AWS that the Region belongs to.
    public var partition: Partition { Partition(region: region) }

    /// The same client for somebody else.
    ///
    /// - Parameters:
    ///   - credentials: Who is asking.
    ///   - account: The account's id, or another name of it; nil where it is the same account.
    /// - Returns: The client.
    public func with(_ credentials: CredentialSupply, account: String? = nil) -> AWSClient {
        AWSClient(
            connections: connections,
            credentials: credentials,
            region: region,
            account: account ?? self.account
        )
    }

    /// The same client for another Region.
    ///
    /// - Parameter region: The Region.
    /// - Returns: The client.
    public func `in`(region: String) -> AWSClient {
        AWSClient(connections: connections, credentials: credentials, region: region, account: account)
    }

    /// Asks AWS, and reads the answer to its end.
    ///
    /// - Parameter call: What is asked.
    /// - Returns: All pages as one answer, in the form that the AWS CLI (version 2) prints with `--output json`.
    /// - Throws: ``AWSError`` where there is no such answer.
    public func answer(to call: Call) async throws(AWSError) -> JSON {
        guard let pages = call.operation.pages else { return try await page(of: call) }
        var merger = PageMerger(pages)
        var call = call
        while let token = try merger.add(try await page(of: call)) {
            call = call.with(JSON.Member(pages.input, .string(token)))
        }
        return merger.answer
    }

    /// One page as it came, but for members that the AWS CLI doesn't know.
    private func page(of call: Call) async throws(AWSError) -> JSON {
        let operation = call.operation
        let endpoint = try connections.endpoints.endpoint(of: operation.service, in: region)
        let request = RequestWriter(endpoint: endpoint, agent: connections.agent).request(call)
        let scope = SigningScope(region: endpoint.region, service: operation.service.signingName)
        return try await send(request, for: operation, in: scope) { answer throws(AnswerReader.Malformed) in
            try AnswerReader.value(of: answer, for: operation)
        }
    }
}
