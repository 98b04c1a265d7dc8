import TestSupport
import Testing
import TrailIntegrity

@Suite struct `A log file that a digest names` {
    @Test func `is modified where it holds something else`() async throws {
        var trail = try TestTrail(hours: 4)
        try trail.rewrite(trail.digests[1].logs[0]) { $0.replacing("eventID", with: "eventid") }
        let verified = try await Verified(trail)
        #expect(verified.kinds == [.logModified])
        #expect(verified.findings(.logModified).first?.file?.hasSuffix(trail.digests[1].logs[0]) == true)
        #expect(verified.report.chains.map(\.logs.modified) == [1])
        #expect(verified.report.chains.map(\.logs.valid) == [5])
    }

    @Test func `is missing where it was deleted`() async throws {
        var trail = try TestTrail(hours: 4)
        trail.files[trail.digests[1].logs[1]] = nil
        let verified = try await Verified(trail)
        #expect(verified.kinds == [.logMissing])
        #expect(verified.findings(.logMissing).map(\.file) == [trail.digests[1].logs[1]])
    }

    @Test func `is modified where its compressed data is cut off`() async throws {
        var trail = try TestTrail(hours: 4)
        let key = trail.digests[1].logs[0]
        trail.files[key] = trail.files[key]?.dropLast(9)
        let verified = try await Verified(trail)
        #expect(verified.kinds == [.logModified])
        #expect(verified.findings(.logModified).first?.sentence.contains("cut off") == true)
        trail.files[key] = []
        #expect(try await Verified(trail).kinds == [.logModified])
    }

    @Test func `is the same however it is compressed, and inflated too`() async throws {
        var trail = try TestTrail(hours: 4)
        let (first, second) = (trail.digests[0].logs[0], trail.digests[0].logs[1])
        trail.files[first] = try Gzip.compressed(Array(TestTrail.logText(first).utf8))
        trail.files[second] = nil
        trail.files[String(second.dropLast(3))] = Array(TestTrail.logText(second).utf8)
        #expect(try await Verified(trail).kinds == [])
    }

    @Test(arguments: ["bucket/", "bucket/some/where/", "bucket/AWSLogs/"])
    func `is found wherever the bucket was copied to`(place: String) async throws {
        let trail = try TestTrail(hours: 3, organization: "o-a1b2c3d4e5", prefix: "trails/all/")
        if place == "bucket/AWSLogs/" {
            // A folder of that name over the bucket's own changes nothing.
            #expect(try await Verified([trail], at: place).kinds == [])
        } else {
            let report = try await Verified([trail], at: place).report
            #expect(report.validDigests == 2)
            #expect(report.outcome != .failed)
        }
    }

    @Test func `is found where its folders were left behind`() async throws {
        var trail = try TestTrail(hours: 3)
        let names = trail.files.map { ($0.key.split(separator: "/").last.map(String.init) ?? "", $0.value) }
        trail.files = Dictionary(uniqueKeysWithValues: names)
        #expect(try await Verified(trail).kinds == [])
    }
}

@Suite struct `A log file that no digest names` {
    @Test func `is told of where the digests of its time are there`() async throws {
        var trail = try TestTrail(hours: 5)
        let key = trail.deliverLog(1, minute: 30)
        let verified = try await Verified(trail)
        #expect(verified.kinds == [.logUnlisted])
        #expect(verified.findings(.logUnlisted).first?.file?.hasSuffix(key) == true)
        #expect(verified.report.outcome == .failed)
    }

    @Test func `may be newer than the newest digest`() async throws {
        var trail = try TestTrail(hours: 3)
        trail.deliverLog(2, minute: 50)
        trail.deliverLog(3, minute: 20)
        let verified = try await Verified(trail)
        #expect(verified.kinds == [.logPending])
        #expect(verified.report.outcome != .failed)
    }

    @Test func `is vouched for by nothing where digests were deleted or never were`() async throws {
        var trail = try TestTrail(hours: 10)
        trail.deleteDigests(6..<10)
        var elsewhere = try TestTrail(hours: 2, region: "us-east-1")
        elsewhere.deleteDigests(0..<2)
        let verified = try await Verified([trail, elsewhere])
        #expect(verified.report.outcome == .failed)
        #expect(verified.findings(.logUncovered).map(\.count) == [4, 4])
        #expect(verified.findings(.logPending).map(\.count) == [4])
    }
}
