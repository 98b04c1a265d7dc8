import CryptoExtras
import Foundation
import TestSupport
import Testing
import Trail
import TrailIntegrity

@Suite struct `Public keys` {
    private func problems(_ text: String) async throws -> [String] {
        try await Verified([TestTrail(hours: 2)], keys: text).report.problems.map(\.reason)
    }

    @Test func `are read as the documentation prints them, bare or with their algorithm`() async throws {
        let der = TestTrail.key.publicKey.derRepresentation.base64EncodedString()
        let text = """
            {"publicKeyList": [{"ValidityStartTime": "1434589370.0", "ValidityEndTime": "1437181370.0", "Value": "\(der)",
             "Fingerprint": "\(TestTrail.fingerprint(TestTrail.key))"}]}
            """
        let report = try await Verified([TestTrail(hours: 3)], keys: text).report
        #expect(report.problems == [])
        #expect(report.validDigests == 2)
    }

    @Test func `that cannot be read are a problem`() async throws {
        #expect(try await problems("{}") == ["is not an answer of `aws cloudtrail list-public-keys`"])
        #expect(try await problems("{\"PublicKeyList\":[{}]}") == ["lists a key without its value or its fingerprint"])
        #expect(try await problems("{\"PublicKeyList\":[{\"Value\":\"AAAA\",\"Fingerprint\":\"ab\"}]}").count == 1)
        #expect(try await problems("{").count == 1)
    }

    @Test func `are found among and beside the trail, and give way to those that are given`() async throws {
        let trail = try TestTrail(hours: 3)
        let folder = try TemporaryFolder([
            "list-public-keys.eu-west-1.json": TestTrail.keyList([TestTrail.key]),
            "trail/list-public-keys.json": TestTrail.keyList([TestTrail.otherKey]),
            "given.json": TestTrail.keyList([TestTrail.otherKey]),
        ])
        for (name, bytes) in trail.files { try folder.write("trail/" + name, bytes) }
        let found = await IntegrityCheck(workers: 1).verify([folder("trail")])
        #expect(found?.keys.count == 2)
        #expect(found?.keys.isGiven == false)
        #expect(found?.validDigests == 2)
        let given = await IntegrityCheck(workers: 1).verify([folder("trail")], keys: [folder("given.json")])
        #expect(given?.keys.count == 1)
        #expect(given?.validDigests == 0)
        #expect(given?.outcome == .failed)
    }
}
