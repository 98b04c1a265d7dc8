import AWSClient
import Synchronization
import TestSupport
import Testing

@testable import Collector

@Suite struct `An answer in pages` {
    private let errand = Errand(
        .selectAggregateResourceConfig("SELECT resourceId", aggregator: "all"),
        of: "all",
        in: "o-a1b2c3d4e5/organization"
    )

    /// Takes the pages of a service whose answers name these tokens, one after another and then no more.
    private func take(_ tokens: [String?], into folder: SnapshotFolder, _ tally: CollectionTally) async throws -> Int {
        let asked = Mutex(0)
        let connections = AWSConnections(
            transport: { _, _ in
                let number = asked.withLock { asked in
                    asked += 1
                    return asked - 1
                }
                let token = number < tokens.count ? tokens[number] : nil
                let next = token.map { #","NextToken":"\#($0)""# } ?? ""
                return HTTPAnswer(status: 200, body: Array(#"{"Results":["\#(number)"]\#(next)}"#.utf8))
            },
            sign: { request, _, _, _ in request }
        )
        let credentials = Credentials(accessKeyID: "AKIAEXAMPLE", secretAccessKey: "none")
        let client = AWSClient(
            connections: connections,
            credentials: CredentialSupply(credentials),
            region: "us-east-1"
        )
        let grant = Grant.inventory(.aggregator)
        try await Taker(client: client, folder: folder, tally: tally, grant: grant).takePages(errand)
        return asked.withLock(\.self)
    }

    @Test func `becomes a file for each, and is not asked for again`() async throws {
        let place = try TemporaryFolder()
        let folder = try SnapshotFolder(place.path, maximalAge: 3600)
        let tally = CollectionTally()
        #expect(try await take(["a", "b", nil], into: folder, tally) == 3)
        #expect(
            (1...3).map { folder.json(errand.file.page($0))?["Results"] }
                == ["0", "1", "2"].map { .array([.string($0)]) }
        )
        #expect(folder.json(errand.file.page(4)) == nil)
        #expect(try await take([nil], into: folder, tally) == 0)
        #expect(tally.progress.isWhole)
    }

    @Test(arguments: [["a", "a"], ["a", "b", "a"], ["a", "b", "c", "b"]])
    func `that lead in a circle comes to an end, which is told`(tokens: [String]) async throws {
        let place = try TemporaryFolder()
        let folder = try SnapshotFolder(place.path, maximalAge: 3600)
        let tally = CollectionTally()
        #expect(try await take(tokens, into: folder, tally) == tokens.count)
        #expect(!tally.progress.isWhole)
        #expect(folder.json(errand.file.page(tokens.count)) == nil)
    }
}
