import AWSClient
import Testing

@Suite struct `Pages` {
    @Test func `are read to their end, each asked for with what the one before said`() async throws {
        let aws = FakeAWS(
            .good(#"{"Roots":[{"Id":"r-1"}],"NextToken":"a"}"#),
            .good(#"{"Roots":[],"NextToken":"b"}"#),
            .good(#"{"Roots":[{"Id":"r-2"}]}"#)
        )
        let answer = try await aws.client().answer(to: .listRoots())
        #expect(answer["Roots"]?.array?.map { $0["Id"]?.string } == ["r-1", "r-2"])
        #expect(
            aws.requests.map { String(decoding: $0.body, as: UTF8.self) } == [
                "{}", #"{"NextToken":"a"}"#, #"{"NextToken":"b"}"#,
            ]
        )
    }

    @Test func `that lead in a circle are no answer`() async throws {
        let aws = FakeAWS(
            .good(#"{"Roots":[],"NextToken":"a"}"#),
            .good(#"{"Roots":[],"NextToken":"b"}"#),
            .good(#"{"Roots":[],"NextToken":"a"}"#)
        )
        await #expect(throws: AWSError.pageRing) { try await aws.client().answer(to: .listRoots()) }
        #expect(aws.requests.count == 3)
    }

    @Test func `that go on without saying where are no answer`() async throws {
        let body = "<r><ListAccountAliasesResult><IsTruncated>true</IsTruncated></ListAccountAliasesResult></r>"
        let aws = FakeAWS(.good(body))
        await #expect(throws: AWSError.malformed("It says that it goes on, but not where.")) {
            try await aws.client().answer(to: .listAccountAliases())
        }
    }

    @Test func `are no answer where one of them is refused`() async throws {
        let aws = FakeAWS(.good(#"{"Roots":[],"NextToken":"a"}"#), .jsonError(400, "InvalidInputException"))
        await #expect(throws: AWSError.self) { try await aws.client().answer(to: .listRoots()) }
    }
}
