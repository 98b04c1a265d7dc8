import AWSClient
import FoundationEssentials
import Synchronization
import Testing

@Suite struct `A client's credentials` {
    private static let old = Credentials(
        accessKeyID: "ASIA1",
        secretAccessKey: "hush",
        sessionToken: "whisperwhisperwhisper"
    )
    private static let new = Credentials(
        accessKeyID: "ASIA2",
        secretAccessKey: "hush",
        sessionToken: "whisperwhisperwhisper"
    )

    /// Gives the old ones until they are refused.
    private func supply(then next: Credentials) -> CredentialSupply {
        let current = Current(Self.old)
        return CredentialSupply(
            current: { current.value.withLock { $0 } },
            refused: { refused in current.value.withLock { if $0 == refused { $0 = next } } }
        )
    }

    private final class Current: Sendable {
        let value: Mutex<Credentials>
        init(_ credentials: Credentials) { value = Mutex(credentials) }
    }

    @Test(arguments: ["ExpiredTokenException", "UnrecognizedClientException", "InvalidClientTokenId", "RequestExpired"])
    func `are renewed once where AWS does not accept them any more`(code: String) async throws {
        let aws = FakeAWS(.jsonError(400, code), .organization)
        _ = try await aws.client(supply(then: Self.new)).answer(to: .describeOrganization())
        #expect(aws.signatures.map { $0.prefix(5) } == ["ASIA1", "ASIA2"])
    }

    @Test func `are not tried again where there are no others`() async throws {
        let aws = FakeAWS(.jsonError(400, "ExpiredTokenException"))
        let error = await #expect(throws: AWSError.self) {
            try await aws.client(supply(then: Self.old)).answer(to: .describeOrganization())
        }
        guard case .credentialsRefused = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(aws.requests.count == 1)
    }

    @Test func `are renewed once only`() async throws {
        let aws = FakeAWS(.jsonError(400, "ExpiredTokenException"))
        await #expect(throws: AWSError.self) {
            try await aws.client(supply(then: Self.new)).answer(to: .describeOrganization())
        }
        #expect(aws.requests.count == 2)
    }

    @Test func `that cannot be had are said to be missing`() async throws {
        let supply = CredentialSupply(current: { () throws(AWSError) in throw .noCredentials("nobody signed in") })
        let aws = FakeAWS(.organization)
        await #expect(throws: AWSError.noCredentials("nobody signed in")) {
            try await aws.client(supply).answer(to: .describeOrganization())
        }
        #expect(aws.requests.isEmpty)
    }

    @Test func `are not asked for by a call that needs none`() async throws {
        let supply = CredentialSupply(current: { () throws(AWSError) in throw .noCredentials("nobody signed in") })
        let body = "<r><AssumeRoleWithWebIdentityResult/></r>"
        let aws = FakeAWS(.good(body))
        _ = try await aws.client(supply).answer(to: .assumeRoleWithWebIdentity("arn", sessionName: "s", token: "t"))
        #expect(aws.signatures == ["none"])
    }

    /// What AWS says where a signature is wrong holds all that was to be signed.
    @Test func `never get into an error`() async throws {
        let message = """
            The request signature we calculated does not match the signature you provided. whisperwhisperwhisper

            The Canonical String for this request should have been 'POST\n/\n\nx-amz-security-token:whisperwhisperwhisper\n'
            """
        let aws = FakeAWS(.xmlError(403, "SignatureDoesNotMatch", message))
        let error = await #expect(throws: AWSError.self) {
            try await aws.client(supply(then: Self.old)).answer(to: .getAccountSummary())
        }
        let text = "\(String(describing: error)) \(String(reflecting: error))"
        #expect(text.contains("signature we calculated"))
        #expect(!text.contains("whisper"))
        #expect(!text.contains("security-token"))
    }

    @Test func `can be had of AWS itself, with the time when they expire`() async throws {
        let item = try #require(try Cases.read("documented").first { $0["operation"] == .string("sts:AssumeRoot") })
        let aws = FakeAWS(.good(try #require(item["answers"]?.strings?.first)))
        let call = Call.assumeRoot(account: "111122223333", taskPolicy: "arn")
        let credentials = try await aws.client().credentials(by: call)
        #expect(credentials.accessKeyID == "ASIAIOSFODNN7EXAMPLE")
        #expect(credentials.secretAccessKey == "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzEXAMPLEKEY")
        #expect(credentials.sessionToken?.hasPrefix("AQoDYXdzEPT") == true)
        #expect(credentials.expiration == Date(timeIntervalSince1970: 1_731_629_107))
    }

    @Test func `are not made of an answer that holds none`() async throws {
        let aws = FakeAWS(.good("<r><AssumeRootResult/></r>"))
        await #expect(throws: AWSError.malformed("It holds no credentials.")) {
            try await aws.client().credentials(by: .assumeRoot(account: "111122223333", taskPolicy: "arn"))
        }
    }

    @Test func `are for the Region and the service that are asked`() async throws {
        let aws = FakeAWS(.good("<r><GetAccountSummaryResult/></r>"))
        _ = try await aws.client(region: "cn-north-1").answer(to: .getAccountSummary())
        _ = try await aws.client().in(region: "us-gov-east-1").answer(to: .getAccountSummary())
        #expect(aws.requests.map(\.host) == ["iam.cn-north-1.amazonaws.com.cn", "iam.us-gov.amazonaws.com"])
        #expect(
            aws.signatures == ["AKIA1 cn-north-1 iam false 1611446400", "AKIA1 us-gov-west-1 iam false 1611446400"]
        )
    }
}

@Suite struct `A wrong clock` {
    private func late(_ date: String, _ code: String = "InvalidSignatureException") -> HTTPAnswer {
        .jsonError(403, code, "Signature expired", headers: [HTTPRequest.Header("Date", date)])
    }

    @Test(arguments: ["InvalidSignatureException", "RequestTimeTooSkewed", "RequestExpired", "SignatureDoesNotMatch"])
    func `is set to AWS's, for all calls that follow`(code: String) async throws {
        let aws = FakeAWS(late("Sun, 24 Jan 2021 00:10:00 GMT", code), .organization)
        let client = aws.client()
        _ = try await client.answer(to: .describeOrganization())
        _ = try await client.answer(to: .describeOrganization())
        let moments = aws.signatures.map { $0.split(separator: " ").last.flatMap { Int($0) } }
        #expect(moments == [1_611_446_400, 1_611_447_000, 1_611_447_000])
        #expect(aws.pauses.isEmpty)
    }

    @Test func `is not the reason where it is right`() async throws {
        let aws = FakeAWS(late("Sun, 24 Jan 2021 00:01:00 GMT"))
        await #expect(throws: AWSError.self) { try await aws.client().answer(to: .describeOrganization()) }
        #expect(aws.requests.count == 1)
    }

    @Test func `is set once only`() async throws {
        let aws = FakeAWS(
            late("Sun, 24 Jan 2021 00:10:00 GMT"),
            late("Sun, 24 Jan 2021 00:30:00 GMT"),
            .organization
        )
        await #expect(throws: AWSError.self) { try await aws.client().answer(to: .describeOrganization()) }
        #expect(aws.requests.count == 2)
    }
}
