import Organization
import Testing
import TestSupport
import TrailIntegrity

@Suite struct `A chain of digests` {
    @Test func `that is whole is valid but for the newest, whose signature nothing tells`() async throws {
        let report = try await Verified(TestTrail(hours: 5)).report
        #expect(report.outcome != .failed)
        #expect(report.findings.map(\.kind) == [.signatureUnknown])
        #expect(report.findings.map(\.weight) == [.unknown])
        let chain = try #require(report.chains.first)
        #expect(chain.chain.description == "111122223333 eu-west-1 trail “main_trail” of eu-central-1")
        #expect(chain.digests.valid == 4)
        #expect(chain.digests.unproven == 1)
        #expect(chain.logs.valid == 8)
        #expect(chain.logs.unproven == 2)
        #expect(chain.covered.map(\.lowerBound.description) == [TestTrail.time(0)])
        #expect(chain.covered.map(\.upperBound.description) == [TestTrail.time(5)])
    }

    @Test func `is valid as a whole with the newest one's signature beside it`() async throws {
        var trail = try TestTrail(hours: 3)
        trail.addSignatureOfNewest()
        let report = try await Verified(trail).report
        #expect(report.findings == [])
        #expect(report.validDigests == 3)
        #expect(report.validLogs == 6)
    }

    @Test func `takes the signature from what head-object answers`() async throws {
        var trail = try TestTrail(hours: 3)
        let newest = try #require(trail.digests.last)
        let answer = """
            {"ContentLength": 1, "Metadata": {"signature-algorithm": "SHA256withRSA", "signature": "\(newest.signature)"}}
            """
        trail.files[newest.key + ".metadata.json"] = Array(answer.utf8)
        #expect(try await Verified(trail).report.findings == [])
    }

    @Test func `of one digest that begins it is signed with the word null`() async throws {
        var trail = try TestTrail(hours: 1)
        trail.addSignatureOfNewest()
        let report = try await Verified(trail).report
        #expect(report.findings == [])
        #expect(report.validDigests == 1)
    }

    @Test func `with a deleted digest says which, and for what time`() async throws {
        var trail = try TestTrail(hours: 6)
        trail.deleteDigests([2])
        let verified = try await Verified(trail)
        #expect(verified.report.outcome == .failed)
        let missing = try #require(verified.findings(.digestMissing).first)
        #expect(missing.count == 1)
        #expect(missing.from?.description == TestTrail.time(2))
        #expect(missing.to?.description == TestTrail.time(3))
        #expect(missing.file == trail.digests[2].key)
    }

    @Test(arguments: [2, 3, 24])
    func `with several deleted in a row counts them by time`(count: Int) async throws {
        var trail = try TestTrail(hours: count + 5)
        trail.deleteDigests(2..<2 + count)
        let verified = try await Verified(trail)
        #expect(verified.report.outcome == .failed)
        #expect(verified.findings(.digestMissing).map(\.count) == [count])
        #expect(verified.report.chains.map(\.digests.missing) == [count])
        #expect(verified.report.chains.map(\.covered.count) == [2])
        let sentence = verified.findings(.digestMissing).first?.sentence
        #expect(sentence?.hasPrefix("\(count) digests in a row are missing") == true)
    }

    @Test func `whose oldest are deleted still names the one before`() async throws {
        var trail = try TestTrail(hours: 30)
        trail.deleteDigests(0..<24)
        let verified = try await Verified(trail)
        #expect(verified.kinds.contains(.digestMissing))
        #expect(verified.report.outcome == .failed)
        #expect(try await Verified(trail, from: 24).kinds == [])
        #expect(try await Verified(trail, from: 20).findings(.digestMissing).map(\.count) == [4])
    }

    @Test func `whose newest are deleted fails where somebody said until when`() async throws {
        var trail = try TestTrail(hours: 8)
        trail.deleteDigests(5..<8)
        for log in trail.digests[5...].flatMap(\.logs) { trail.files[log] = nil }
        #expect(try await Verified(trail).report.outcome != .failed)
        let verified = try await Verified(trail, to: 8)
        #expect(verified.report.outcome == .failed)
        #expect(verified.findings(.gap).map(\.from?.description) == [TestTrail.time(5)])
    }

    @Test func `that ends before those of other regions says so`() async throws {
        let verified = try await Verified([TestTrail(hours: 8), TestTrail(hours: 4, region: "us-east-1")])
        #expect(verified.kinds == [.endsEarly])
        #expect(verified.findings(.endsEarly).first?.weight == .note)
    }

    @Test func `with a changed digest fails there, and nowhere else`() async throws {
        var trail = try TestTrail(hours: 5)
        let changed = trail.digests[2]
        try trail.rewrite(changed.key) { $0.replacing("\"awsAccountId\"", with: " \"awsAccountId\"") }
        let verified = try await Verified(trail)
        #expect(verified.kinds == [.digestModified])
        #expect(verified.report.chains.map(\.digests.invalid) == [1])
        #expect(verified.report.chains.map(\.logs.unproven) == [4])
    }

    @Test func `with a changed digest fails even without any key`() async throws {
        var trail = try TestTrail(hours: 5)
        try trail.rewrite(trail.digests[2].key) { $0.replacing("\"awsAccountId\"", with: " \"awsAccountId\"") }
        let verified = try await Verified([trail], keys: nil)
        #expect(verified.report.outcome == .failed)
        #expect(verified.kinds.contains(.digestModified))
    }

    @Test func `signed anew by another key, from end to end, is not CloudTrail's`() async throws {
        var forged = try TestTrail(hours: 0)
        forged.signer = TestTrail.otherKey
        forged.fingerprint = TestTrail.fingerprint(TestTrail.key)
        for hour in 0..<4 { try forged.deliver(hour) }
        let verified = try await Verified(forged)
        #expect(verified.kinds == [.signatureInvalid, .signatureInvalid, .signatureInvalid])
        #expect(verified.report.validLogs == 0)
    }

    @Test func `under a fingerprint that no key has fails where keys were given`() async throws {
        var forged = try TestTrail(hours: 0)
        forged.signer = TestTrail.otherKey
        for hour in 0..<4 { try forged.deliver(hour) }
        let verified = try await Verified(forged)
        #expect(verified.report.outcome == .failed)
        #expect(verified.findings(.keyUnknown).map(\.count) == [4])
        #expect(verified.findings(.keyUnknown).first?.sentence.contains("list-public-keys") == true)
    }

    @Test func `without any key is unknown and not valid, and says what to do`() async throws {
        let verified = try await Verified([TestTrail(hours: 4)], keys: nil)
        #expect(verified.report.outcome != .failed)
        #expect(verified.report.validDigests == 0)
        #expect(verified.report.unprovenLogs == 8)
        #expect(verified.findings(.keyUnknown).map(\.weight) == [.unknown])
    }

    @Test func `that tells another signature of the one before is broken`() async throws {
        var trail = try TestTrail(hours: 4)
        let (first, second, third) = (trail.digests[0], trail.digests[1], trail.digests[2])
        try trail.rewrite(third.key) { $0.replacing(second.signature, with: first.signature) }
        let verified = try await Verified(trail)
        #expect(verified.report.outcome == .failed)
        // The second one's signature is gone, and the third one is no longer what the fourth says of it.
        #expect(verified.kinds == [.signatureInvalid, .digestModified])
    }

    @Test func `tells a signature that disagrees with the one that lies beside`() async throws {
        var trail = try TestTrail(hours: 4)
        let (first, second) = (trail.digests[0], trail.digests[1])
        trail.files[second.key + ".signature"] = Array(second.signature.utf8)
        try trail.rewrite(trail.digests[2].key) { $0.replacing(second.signature, with: first.signature) }
        let verified = try await Verified(trail)
        #expect(Set(verified.kinds) == [.linkDiffers, .digestModified])
        #expect(verified.report.validDigests == 2)
    }

    @Test func `with a digest put in between is told of the stranger`() async throws {
        var trail = try TestTrail(hours: 4)
        var other = try TestTrail(hours: 0)
        other.trail = trail.trail
        try other.deliver(1, logs: 0)
        let stranger = try #require(other.digests.first)
        // The same name would take the true one's place; half an hour later it stands between two.
        let key = stranger.key.replacing("T020031Z", with: "T023031Z")
        trail.files[key] = Gzip.member(Array(stranger.text.replacing(stranger.key, with: key).utf8))
        let verified = try await Verified(trail)
        #expect(verified.report.outcome == .failed)
        #expect(verified.kinds.contains(.digestStray))
    }
}
