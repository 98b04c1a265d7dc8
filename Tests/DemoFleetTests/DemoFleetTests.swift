import DemoFleet
import Foundation
import Testing

@Suite struct `A demo fleet` {
    @Test(arguments: [DemoFleet(accounts: 50), .study2021(usersPerAccount: 1)])
    func `is the same, byte for byte, for the same arguments`(fleet: DemoFleet) throws {
        let first = try FileTree(fleet)
        let second = try FileTree(fleet)
        #expect(first.files.keys.contains("manifest.json"))
        // Compared outside of the macro, which would print both trees.
        let areEqual = first == second
        #expect(areEqual)
    }

    @Test func `is another for another seed`() throws {
        let accounts = try Set(WrittenFleet(DemoFleet(accounts: 5, seed: 1)).accounts.map(\.id))
        let others = try Set(WrittenFleet(DemoFleet(accounts: 5, seed: 2)).accounts.map(\.id))
        #expect(accounts.isDisjoint(with: others))
    }

    @Test(arguments: [1, 7, 40, 500])
    func `has as many accounts as it was asked for, each once`(count: Int) throws {
        let fleet = try WrittenFleet(DemoFleet(accounts: count, usersPerAccount: 1))
        let ids = fleet.organizations.flatMap(\.listedIDs) + fleet.standalone.map(\.id)
        #expect(ids.count == count)
        #expect(Set(ids).count == count)
        #expect(ids.allSatisfy { $0.wholeMatch(of: /[0-9]{12}/) != nil })
    }

    @Test(arguments: [0, 1, 40])
    func `has as many IAM users in an account as it was asked for`(count: Int) throws {
        let fleet = try WrittenFleet(DemoFleet(accounts: 1, usersPerAccount: count))
        let report = try #require(fleet.reports.first)
        #expect(report.rows.count == count + 1)
        #expect(Set(report.rows.compactMap { $0["user"] }).count == count + 1)
    }

    @Test(arguments: [WrittenFleet.usual, WrittenFleet.large, WrittenFleet.study])
    func `is of JSON throughout, plain reports aside`(fleet: Result<WrittenFleet, any Error>) throws {
        for file in try fleet.get().tree.all where !file.path.hasSuffix("/credential-report.csv") {
            #expect(file.path.hasSuffix(".json"))
            #expect(try JSONSerialization.jsonObject(with: file.content) is [String: Any], "\(file.path)")
        }
    }

    @Test(
        arguments: [(WrittenFleet.usual, "2026-01-24T00:00:00Z"), (WrittenFleet.study, "2021-01-24T00:00:00Z")]
    )
    func `says in its manifest when it was taken`(fleet: Result<WrittenFleet, any Error>, takenAt: String) throws {
        let manifest = try #require(try fleet.get().tree.json("manifest.json"))
        #expect(manifest["takenAt"] as? String == takenAt)
        #expect(manifest["collector"] as? String == "taproot demo")
    }

    @Test func `has addresses in domains that nobody owns, and none twice`() throws {
        let addresses = try WrittenFleet.large.get().organizations.flatMap(\.listed).map(\.email)
        #expect(addresses.allSatisfy { $0.wholeMatch(of: /[^@]+@example\.(com|org|net)/) != nil })
        #expect(Set(addresses).count == addresses.count)
    }

    @Test func `has every organization anew beyond a thousand accounts`() throws {
        let fleet = try WrittenFleet.large.get()
        #expect(fleet.accounts.count > 1_000)
        #expect(fleet.organizations.count == 14)
    }

    @Test func `tells how far it is`() throws {
        let told = try withTemporaryFolder { folder in
            var told: [Int] = []
            try DemoFleet(accounts: 45).write(to: folder.path) { told.append($0) }
            return told
        }
        #expect(told == Array(1...45))
    }
}
