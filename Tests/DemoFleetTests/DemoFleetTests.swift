import DemoFleet
import Foundation
import Testing

@Suite struct `A demo fleet` {
    @Test(arguments: [DemoFleet(accounts: 50), .study2021(usersPerAccount: 1)])
    func `is the same, byte for byte, for the same arguments`(fleet: DemoFleet) throws {
        try WrittenFleet.with(fleet) { first in
            try WrittenFleet.with(fleet) { second in
                let files = try first.files
                #expect(try second.files == files)
                for file in files {
                    let bytes = try Data(contentsOf: first.folder.appending(path: file))
                    #expect(try Data(contentsOf: second.folder.appending(path: file)) == bytes, "\(file)")
                }
            }
        }
    }

    @Test func `is another for another seed`() throws {
        let first = try WrittenFleet.with(DemoFleet(accounts: 5, seed: 1)) { try $0.files }
        let second = try WrittenFleet.with(DemoFleet(accounts: 5, seed: 2)) { try $0.files }
        #expect(first != second)
    }

    @Test(arguments: [1, 7, 39, 40, 500, 1_001])
    func `has as many accounts as it was asked for, each once`(count: Int) throws {
        try WrittenFleet.with(DemoFleet(accounts: count, usersPerAccount: 1)) { fleet in
            let ids = fleet.organizations.flatMap(\.listedIDs) + fleet.standalone.map(\.id)
            #expect(ids.count == count)
            #expect(Set(ids).count == count)
            #expect(ids.allSatisfy { $0.wholeMatch(of: /[0-9]{12}/) != nil })
        }
    }

    @Test(arguments: [0, 1, 40])
    func `has as many IAM users in an account as it was asked for`(count: Int) throws {
        try WrittenFleet.with(DemoFleet(accounts: 1, usersPerAccount: count)) { fleet in
            let report = try #require(fleet.accounts.first?.report)
            #expect(report.rows.count == count + 1)
            #expect(Set(report.rows.compactMap { $0["user"] }).count == count + 1)
        }
    }

    @Test(arguments: [DemoFleet(accounts: 300), .study2021(usersPerAccount: 1)])
    func `is of JSON throughout, plain reports aside`(fleet: DemoFleet) throws {
        try WrittenFleet.with(fleet) { fleet in
            for file in try fleet.files where !file.hasSuffix("/credential-report.csv") {
                #expect(file.hasSuffix(".json"))
                #expect(try !json(fleet.folder.appending(path: file)).isEmpty, "\(file)")
            }
        }
    }

    @Test(
        arguments: [(DemoFleet(accounts: 1), "2026-01-24T00:00:00Z"), (.study2021(), "2021-01-24T00:00:00Z")]
    )
    func `says in its manifest when it was taken`(fleet: DemoFleet, takenAt: String) throws {
        try WrittenFleet.with(fleet) { fleet in
            let manifest = try json(fleet.folder.appending(path: "manifest.json"))
            #expect(manifest["takenAt"] as? String == takenAt)
            #expect(manifest["collector"] as? String == "taproot demo")
        }
    }

    @Test func `is for its owner's eyes only`() throws {
        try WrittenFleet.with(DemoFleet(accounts: 20)) { fleet in
            for path in try FileManager.default.subpathsOfDirectory(atPath: fleet.folder.path) {
                let file = fleet.folder.appending(path: path).path
                let attributes = try FileManager.default.attributesOfItem(atPath: file)
                let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
                #expect(attributes[.posixPermissions] as? Int == (isFolder ? 0o700 : 0o600), "\(path)")
            }
        }
    }

    @Test func `has addresses in domains that nobody owns, and none twice`() throws {
        try WrittenFleet.with(DemoFleet(accounts: 1_200, usersPerAccount: 0)) { fleet in
            let addresses = fleet.organizations.flatMap(\.listed).compactMap { $0["Email"] as? String }
            #expect(addresses.allSatisfy { $0.wholeMatch(of: /[^@]+@example\.(com|org|net)/) != nil })
            #expect(Set(addresses).count == addresses.count)
        }
    }

    @Test func `tells how far it is`() throws {
        try withTemporaryFolder { folder in
            var told: [Int] = []
            try DemoFleet(accounts: 45).write(to: folder.appending(path: "fleet").path) { told.append($0) }
            #expect(told == Array(1...45))
        }
    }
}
