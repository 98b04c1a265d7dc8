import TestSupport
import Testing
import TrailIntegrity

@Suite struct `A digest made to mislead` {
    /// Puts bytes in the place of the third of five digests.
    private func verified(_ bytes: [UInt8]) async throws -> Verified {
        var trail = try TestTrail(hours: 5)
        trail.files[trail.digests[2].key] = bytes
        return try await Verified(trail)
    }

    @Test(arguments: [
        "", "{", "[]", "null", "{\"logFiles\":[]}", "{\"digestS3Bucket\":1}", String(repeating: "[", count: 100_000),
        "{\"logFiles\":{}}", "\u{0}",
    ])
    func `is invalid where it is no digest, and counts as there`(text: String) async throws {
        let verified = try await verified(Gzip.member(Array(text.utf8)))
        // Its own signature and log files are lost with it; the second one's signature stood in it.
        #expect(verified.findings(.digestUnreadable).count == 1)
        #expect(verified.findings(.digestMissing).count == 0)
        #expect(verified.report.outcome == .failed)
    }

    @Test func `is invalid where it is cut off or no gzip`() async throws {
        let trail = try TestTrail(hours: 5)
        let whole = try #require(trail.files[trail.digests[2].key])
        for bytes in [Array(whole.dropLast(12)), Array(whole.prefix(4)), [0x1F, 0x8B], []] {
            #expect(try await verified(bytes).findings(.digestUnreadable).count == 1)
        }
    }

    @Test func `is invalid where it took another one's place`() async throws {
        var trail = try TestTrail(hours: 5)
        trail.files[trail.digests[2].key] = trail.files[trail.digests[1].key]
        let verified = try await Verified(trail)
        #expect(verified.findings(.digestUnreadable).first?.sentence.contains("moved or renamed") == true)
        #expect(verified.report.outcome == .failed)
    }

    @Test func `is invalid where it lies in another account's folder`() async throws {
        var trail = try TestTrail(hours: 3)
        let key = trail.digests[1].key
        trail.files[key.replacing("AWSLogs/111122223333", with: "AWSLogs/444455556666")] = trail.files[key]
        trail.files[key] = nil
        #expect(try await Verified(trail).findings(.digestUnreadable).count == 1)
    }

    @Test func `cannot name itself out of the check`() async throws {
        for (old, new) in [
            ("\"SHA256withRSA\"", "\"none\""), ("\"SHA-256\"", "\"MD5\""), ("\"hashValue\":\"", "\"hashValue\":\"x"),
            ("\"digestStartTime\":\"2026-03-01T02", "\"digestStartTime\":\"2026-03-01T23"),
            ("\"digestEndTime\":\"2026-03-01T03", "\"digestEndTime\":\"9999-03-01T03"),
            (TestTrail.fingerprint(TestTrail.key), "00000000000000000000000000000000"),
        ] {
            var trail = try TestTrail(hours: 5)
            try trail.rewrite(trail.digests[2].key) { $0.replacing(old, with: new) }
            #expect(try await Verified(trail).report.outcome == .failed, "\(old) → \(new)")
            #expect(try await Verified([trail], keys: nil).report.outcome == .failed, "\(old) → \(new) without keys")
        }
    }

    @Test func `leaves files outside of the trail alone`() async throws {
        var trail = try TestTrail(hours: 3)
        let log = trail.digests[1].logs[0]
        try trail.rewrite(trail.digests[1].key) { $0.replacing(log, with: "../../../../etc/passwd") }
        let verified = try await Verified(trail)
        #expect(verified.findings(.logMissing).map(\.file) == ["../../../../etc/passwd"])
    }

    @Test(arguments: 0..<40)
    func `by chance never passes`(round: Int) async throws {
        var trail = try TestTrail(hours: 3, region: "eu-west-\(round)")
        trail.addSignatureOfNewest()
        let key = trail.digests[1].key
        var text = Array(trail.digests[1].text.utf8)
        let seed = UInt64.random(in: .min ... .max)
        var chance = SeededGenerator(seed: seed)
        let place = Int.random(in: 0..<text.count, using: &chance)
        text[place] ^= UInt8.random(in: 1...255, using: &chance)
        trail.files[key] = Gzip.member(text)
        #expect(try await Verified(trail).report.outcome == .failed, "seed \(seed)")
    }
}
