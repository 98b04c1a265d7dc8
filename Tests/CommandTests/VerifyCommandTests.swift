import Foundation
import TestSupport
import Testing

@Suite struct `taproot activity verify` {
    /// Digests of the first hours of a day, without log files, of which some were deleted.
    private func trail(hours: Range<Int>, without deleted: Set<Int> = []) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for hour in hours where !deleted.contains(hour) {
            let previous = hour == 0 ? "null" : "\"\(key(hour - 1))\""
            let text = """
                {"awsAccountId":"111122223333","digestStartTime":"\(time(hour))","digestEndTime":"\(time(hour + 1))",\
                "digestS3Bucket":"example-bucket","digestS3Object":"\(key(hour))","digestPublicKeyFingerprint":"ab",\
                "digestSignatureAlgorithm":"SHA256withRSA","previousDigestS3Object":\(previous),\
                "previousDigestHashValue":null,"previousDigestSignature":null,"logFiles":[]}
                """
            try folder.write("trail/" + key(hour), Array(text.utf8))
        }
        return folder
    }

    private func key(_ hour: Int) -> String {
        "AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/2026/03/01/111122223333_CloudTrail-Digest_eu-west-1_main_eu-west-1_"
            + "20260301T0\(hour + 1)0031Z.json.gz"
    }

    private func time(_ hour: Int) -> String { "2026-03-01T0\(hour):00:31Z" }

    @Test func `teaches with examples`() throws {
        let run = try Taproot("activity", "verify", "--help")
        #expect(run.status == 0)
        #expect(run.output.contains("EXAMPLES"))
        #expect(run.output.contains("aws cloudtrail list-public-keys"))
    }

    @Test func `ends with 0 and says so where nothing is wrong but nothing can be proved`() throws {
        let folder = try trail(hours: 0..<5)
        let run = try Taproot("activity", "verify", folder.path)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("No public key was given, so no signature could be checked: see --public-keys."))
        #expect(run.output.hasSuffix("0 digests and 0 log files are proved, the rest is not.\n"))
    }

    @Test func `ends with 3 where digests were deleted, and counts them`() throws {
        let folder = try trail(hours: 0..<6, without: [2, 3])
        let run = try Taproot("activity", "verify", folder.path)
        #expect(run.status == 3)
        #expect(run.output.contains("digest-missing  \(key(3))\n"))
        #expect(run.output.contains("    2 digests in a row are missing: 2 hours, from \(time(2)) to \(time(4)).\n"))
        #expect(run.output.hasSuffix("or not all of it: 2 digest-missing.\n"))
        #expect(try Taproot("activity", "verify", folder.path, "--exit-zero").status == 0)
        #expect(try Taproot("activity", "verify", folder.path, "--from", time(4)).status == 0)
        #expect(try Taproot("activity", "verify", folder.path, "--from", time(4), "--to", time(8)).status == 3)
    }

    @Test func `writes JSON that other programs can read`() throws {
        let folder = try trail(hours: 0..<6, without: [2, 3])
        let run = try Taproot("activity", "verify", folder.path, "--format", "json", "--to", time(6))
        let json = try JSONDecoder().decode(Document.self, from: Data(run.output.utf8))
        #expect(json.schema == "taproot.integrity/1")
        #expect(json.outcome == "failed")
        #expect(json.to == time(6))
        #expect(
            json.chains.map(\.digests) == [["valid": 0, "invalid": 0, "missing": 2, "unproven": 4, "backfills": 0]]
        )
        #expect(json.chains.map(\.covered) == [[["from": time(0), "to": time(2)], ["from": time(4), "to": time(6)]]])
        #expect(json.chains.first?.findings.map(\.kind) == ["key-unknown", "digest-missing"])
    }

    private struct Document: Decodable {
        let schema: String
        let outcome: String
        let to: String
        let chains: [Chain]

        struct Chain: Decodable {
            let digests: [String: Int]
            let covered: [[String: String]]
            let findings: [Finding]
        }

        struct Finding: Decodable {
            let kind: String
        }
    }

    @Test func `ends with 65 where there is no digest, or keys cannot be read`() throws {
        let empty = try TemporaryFolder(["trail.json": "{\"Records\":[]}"])
        let none = try Taproot("activity", "verify", empty.path)
        #expect(none.status == 65)
        #expect(none.errors.contains("no digests of CloudTrail lie there"))
        let folder = try trail(hours: 0..<3)
        let bad = try Taproot("activity", "verify", folder.path, "--public-keys", empty("trail.json"))
        #expect(bad.status == 65)
        #expect(bad.errors.contains("is not an answer of `aws cloudtrail list-public-keys`"))
        #expect(try Taproot("activity", "verify", empty("nowhere")).status == 65)
    }

    @Test(arguments: [
        [], ["x", "--from", "2026-03-02", "--to", "2026-03-01"], ["x", "--workers", "0"], ["x", "--to", "later"],
    ])
    func `ends with 64 where it is used wrongly`(arguments: [String]) throws {
        #expect(try Taproot(["activity", "verify"] + arguments).status == 64)
    }
}
