import AWSClient
import Testing

@Suite struct `A client` {
    @Test(arguments: [
        HTTPAnswer.jsonError(400, "ThrottlingException"), .jsonError(400, "TooManyRequestsException"),
        .jsonError(429, "Anything"),
        .jsonError(500, "InternalFailure"), .jsonError(503, "ServiceUnavailable"), HTTPAnswer(status: 502),
        HTTPAnswer(status: 504, body: Array("<html>Gateway</html>".utf8)),
        .jsonError(400, "a.b#ThrottlingException:http://x"),
        HTTPAnswer(status: 200, body: Array("{\"Organization\":".utf8)), .good(#"{"Organization": 1}"#),
    ]) func `asks again where it may go the next time`(first: HTTPAnswer) async throws {
        let aws = FakeAWS(first, .organization)
        let answer = try await aws.client().answer(to: .describeOrganization())
        #expect(answer["Organization"]?["Id"] == .string("o-a1b2c3d4e5"))
        #expect(aws.requests.count == 2)
    }

    @Test(arguments: [TransportError.timedOut, .brokenOff("reset"), .unreachable("refused")])
    func `asks again where there was no answer`(error: TransportError) async throws {
        let aws = FakeAWS([.failure(error), .success(.organization)])
        _ = try await aws.client().answer(to: .describeOrganization())
        #expect(aws.requests.count == 2)
    }

    @Test func `reads the errors of services that take forms`() async throws {
        let answer = HTTPAnswer.good(
            "<r><GetAccountSummaryResult><SummaryMap/></GetAccountSummaryResult></r>"
        )
        let aws = FakeAWS(.xmlError(400, "Throttling", "Rate exceeded"), answer)
        #expect(try await aws.client().answer(to: .getAccountSummary())["SummaryMap"] == .object([]))
        #expect(aws.pauses.first == 1)
    }

    @Test func `gives up in the end, and says what went wrong the last time`() async throws {
        let aws = FakeAWS(.jsonError(400, "ThrottlingException", "Rate exceeded"))
        let refusal = Refusal(code: "ThrottlingException", message: "Rate exceeded", status: 400)
        await #expect(throws: AWSError.gaveUp(attempts: 3, .refused(refusal))) {
            try await aws.client(retries: RetryPolicy(attempts: 3)).answer(to: .describeOrganization())
        }
        #expect(aws.requests.count == 3)
    }

    /// What may go the next time is no answer, however often it was tried.
    @Test(arguments: [
        (400, "ThrottlingException"), (500, "InternalServerException"), (503, "ServiceUnavailable"),
    ]) func `takes no passing trouble for a refusal`(status: Int, code: String) async throws {
        let aws = FakeAWS(.jsonError(status, code))
        let error = await #expect(throws: AWSError.self) {
            try await aws.client(retries: RetryPolicy(attempts: 1)).answer(to: .describeOrganization())
        }
        guard case .gaveUp(attempts: 1, .refused(let refusal)) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(refusal.code == code)
    }

    @Test func `does not ask again where it was refused`() async throws {
        let header = HTTPRequest.Header("x-amzn-RequestId", "r-2")
        let aws = FakeAWS(.jsonError(400, "AccessDeniedException", "You shall not.", headers: [header]))
        let error = await #expect(throws: AWSError.self) { try await aws.client().answer(to: .describeOrganization()) }
        let refusal = Refusal(code: "AccessDeniedException", message: "You shall not.", status: 400, requestID: "r-2")
        #expect(error == .refused(refusal))
        #expect(error?.isAccessDenied == true)
        #expect(aws.requests.count == 1)
    }

    @Test func `does not ask again where the answer is too large`() async throws {
        let aws = FakeAWS([.failure(.tooLarge)])
        await #expect(throws: AWSError.transport(.tooLarge)) { try await aws.client().answer(to: .listRoots()) }
        #expect(aws.requests.count == 1)
    }

    @Test(arguments: [(200, 3), (403, 1), (407, 1)])
    func `says so where a web page comes instead of an answer`(status: Int, requests: Int) async throws {
        let page = Array("\n<!DOCTYPE html><html><body>Sign in</body></html>".utf8)
        let aws = FakeAWS(HTTPAnswer(status: status, body: page))
        await #expect(throws: AWSError.webPage(status: status)) { try await aws.client().answer(to: .listRoots()) }
        #expect(aws.requests.count == requests)
    }

    @Test func `knows nothing but the status where an error cannot be read`() async throws {
        let aws = FakeAWS(HTTPAnswer(status: 403, body: Array("no".utf8)))
        let refusal = Refusal(code: "403", message: "Forbidden", status: 403)
        await #expect(throws: AWSError.refused(refusal)) { try await aws.client().answer(to: .listRoots()) }
    }

    @Test(arguments: ["{", "[]", #"{"Roots": {}}"#, #"{"Roots": [1]}"#])
    func `makes nothing of what is no answer, after three attempts`(body: String) async throws {
        let aws = FakeAWS(.good(body))
        let error = await #expect(throws: AWSError.self) { try await aws.client().answer(to: .listRoots()) }
        guard case .malformed = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(aws.requests.count == 3)
    }

    @Test(arguments: [
        "<r/>", "<GetAccountSummaryResult/>", "<r><GetAccountSummaryResult><SummaryMap><entry><key>a</key></entry>",
    ])
    func `makes nothing of XML that holds no answer`(body: String) async throws {
        let aws = FakeAWS(.good(body))
        await #expect(throws: AWSError.self) { try await aws.client().answer(to: .getAccountSummary()) }
        #expect(aws.requests.count == 3)
    }

    @Test func `counts what it did`() async throws {
        let aws = FakeAWS([.failure(.timedOut), .success(.jsonError(400, "Throttling")), .success(.organization)])
        let client = aws.client()
        _ = try await client.answer(to: .describeOrganization())
        let counts = client.connections.counts
        #expect(counts.requests == ["organizations:DescribeOrganization": 3])
        #expect((counts.total, counts.retries, counts.throttles, counts.failures, counts.refusals) == (3, 2, 1, 1, 1))
        #expect(counts.waited == aws.pauses.reduce(0, +))
    }

    @Test func `stops where nobody wants to know any more`() async throws {
        let aws = FakeAWS(.organization)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await aws.client().answer(to: .describeOrganization())
        }
        await #expect(throws: AWSError.cancelled) { try await task.value }
        #expect(aws.requests.isEmpty)
    }
}
