import Organization
import TestSupport
import Testing
import TrailIntegrity

@Suite struct `The time of digests` {
    @Test func `has a gap where validation was off for a while`() async throws {
        var trail = try TestTrail(hours: 3)
        try trail.deliver(8, isFirst: true)
        try trail.deliver(9)
        let verified = try await Verified(trail)
        #expect(verified.kinds == [.gap])
        let gap = try #require(verified.findings(.gap).first)
        #expect(gap.sentence.hasPrefix("No digest covers 5 hours, from \(TestTrail.time(3)) to \(TestTrail.time(8))"))
        #expect(verified.report.outcome == .failed)
        #expect(verified.report.chains.map(\.covered.count) == [2])
    }

    @Test func `has no gap where a new chain begins right behind the old one`() async throws {
        var trail = try TestTrail(hours: 3)
        try trail.deliver(3, isFirst: true)
        try trail.deliver(4)
        #expect(try await Verified(trail).kinds == [])
    }

    @Test func `has a gap where digests follow each other over hours`() async throws {
        var trail = try TestTrail(hours: 3)
        try trail.deliver(5)
        let verified = try await Verified(trail)
        #expect(verified.findings(.gap).map(\.from?.description) == [TestTrail.time(3)])
        #expect(verified.report.outcome == .failed)
    }

    @Test func `before the first digest of all is no failure`() async throws {
        let verified = try await Verified(TestTrail(hours: 3), from: -5)
        #expect(verified.kinds == [.gap])
        #expect(verified.report.outcome != .failed)
    }

    @Test func `that is asked about bounds what is judged`() async throws {
        var trail = try TestTrail(hours: 20)
        trail.deleteDigests([2, 3, 15])
        trail.files[trail.digests[17].logs[0]] = nil
        let verified = try await Verified(trail, from: 5, to: 10)
        #expect(verified.report.findings == [])
        #expect(verified.report.validDigests == 5)
        #expect(verified.report.validLogs == 10)
        #expect(try await Verified(trail, from: 3, to: 10).findings(.digestMissing).map(\.count) == [1])
    }

    @Test func `of late log files is that of a backfill, which leaves no gap`() async throws {
        var trail = try TestTrail(hours: 4)
        try trail.deliver(1, logs: 1, isFirst: true, isBackfill: true)
        let first = try #require(trail.digests.last)
        trail.files[first.key + ".signature"] = Array(first.signature.utf8)
        try trail.deliver(2, logs: 1, isBackfill: true)
        trail.addSignatureOfNewest()
        let verified = try await Verified(trail)
        #expect(verified.kinds == [])
        #expect(verified.report.chains.map(\.digests.backfills) == [2])
        #expect(verified.report.chains.map(\.digests.valid) == [5])
    }

    @Test func `of a backfill that another follows is missing where that is deleted`() async throws {
        var trail = try TestTrail(hours: 4)
        try trail.deliver(1, logs: 0, isFirst: true, isBackfill: true)
        try trail.deliver(2, logs: 0, isBackfill: true)
        trail.deleteDigests([4])
        #expect(try await Verified(trail).kinds == [.digestMissing])
    }

    @Test func `in which nothing happened has digests without log files`() async throws {
        var trail = try TestTrail(hours: 1)
        for hour in 1..<5 { try trail.deliver(hour, logs: 0) }
        #expect(try await Verified(trail).kinds == [])
    }
}
