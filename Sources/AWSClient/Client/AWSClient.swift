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

    /// Asks AWS for one page of a long answer, as `aws --no-paginate` does.
    ///
    /// - Parameters:
    ///   - call: What is asked.
    ///   - token: What the page before said to ask with; nil for the first page.
    /// - Returns: The page, its own token for the next one in it, and that token; nil where this is the last page.
    /// - Throws: ``AWSError`` where there is no such answer.
    public func page(of call: Call, after token: String?) async throws(AWSError) -> (answer: JSON, next: String?) {
        guard let pages = call.operation.pages else { return (try await page(of: call), nil) }
        let answer = try await page(of: token.map { call.with(JSON.Member(pages.input, .string($0))) } ?? call)
        let next = answer[pages.output]?.string.flatMap { $0.isEmpty ? nil : $0 }
        guard next == nil || next != token else { throw .pageRing }
        return (answer, next)
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
