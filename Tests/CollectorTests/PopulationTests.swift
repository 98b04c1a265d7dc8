import AWSClient
import Organization
import Testing

@testable import Collector

@Suite struct `Which accounts are asked` {
    private let identity = AccountID(number: 1)
    private let listed =
        #"[{"Id": "000000000001"}, {"Id": "000000000002"}, {"Id": "000000000003", "State": "SUSPENDED"}]"#

    private func population(_ listed: String, isWhole: Bool = true, wanted: [UInt64] = []) throws -> Population {
        Population(
            Members(try JSON(parsing: Array(listed.utf8)).array ?? []),
            isWhole: isWhole,
            hasTree: !isWhole,
            identity: try #require(identity),
            wanted: Set(wanted.compactMap { AccountID(number: $0) })
        )
    }

    @Test func `are all that are in use where none is named`() throws {
        let found = try population(listed)
        #expect(found.asked.map(\.number) == [1, 2])
        #expect(found.notInUse.isEmpty && found.unknown.isEmpty)
    }

    @Test func `are those that are named, and of the others it is told why not`() throws {
        let found = try population(listed, wanted: [2, 3, 4])
        #expect(found.asked.map(\.number) == [2])
        #expect(found.notInUse.map(\.number) == [3])
        #expect(found.unknown.map(\.number) == [4])
    }

    @Test func `are also those that are named where nobody tells which there are`() throws {
        let found = try population(listed, isWhole: false, wanted: [2, 3, 4])
        #expect(found.asked.map(\.number) == [2, 4])
        #expect(found.notInUse.map(\.number) == [3])
        #expect(found.unknown.isEmpty)
    }

    @Test func `have whoever asks among them`() throws {
        #expect(try population("[]", isWhole: false).asked.map(\.number) == [1])
        #expect(try population("[]", isWhole: false, wanted: [5]).asked.map(\.number) == [5])
    }
}
