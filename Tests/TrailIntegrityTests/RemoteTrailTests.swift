import Organization
import Synchronization
import TestSupport
import Testing
import Trail
import TrailIntegrity

@Suite struct `A trail that is fetched` {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder(["keys.json": TestTrail.keyList([TestTrail.key])])
    }

    private func report(_ trail: RemoteTrail, workers: Int = 2) async throws -> IntegrityReport {
        let report = await IntegrityCheck(workers: workers).verify([], trail, keys: [folder("keys.json")])
        return try #require(report)
    }

    @Test func `is proved as a whole, since the newest digest's object has its signature`() async throws {
        let report = try await report(Objects([TestTrail(hours: 5)], isSigned: true).trail())
        #expect(report.outcome == .verified)
        #expect(report.validDigests == 5)
        #expect(report.validLogs == 10)
    }

    @Test func `says that the newest digest's object has no signature`() async throws {
        let report = try await report(Objects([TestTrail(hours: 5)]).trail())
        #expect(report.findings.map(\.kind) == [.signatureUnknown])
        #expect(report.findings.first?.sentence.hasSuffix("its object's metadata have none.") == true)
    }

    @Test(arguments: ["of another digest", "by another key", "not hexadecimal", ""])
    func `fails where the newest digest's signature is forged`(how: String) async throws {
        var trail = try TestTrail(hours: 4)
        let newest = try #require(trail.digests.last)
        let signature =
            switch how {
            case "of another digest": trail.digests[1].signature
            case "by another key": try TestTrail.sign("anything", TestTrail.otherKey)
            default: how
            }
        trail.files[newest.key + ".signature"] = Array(signature.utf8)
        let report = try await report(Objects([trail]).trail())
        #expect(report.findings.map(\.kind) == [.signatureInvalid])
        #expect(report.outcome == .failed)
    }

    @Test func `is neither modified nor missing where a log file cannot be fetched`() async throws {
        let trail = try TestTrail(hours: 4)
        let log = trail.digests[1].logs[0]
        let report = try await report(Objects([trail], isSigned: true, lost: [log]).trail())
        #expect(report.findings == [])
        #expect(report.outcome == .unknown)
        #expect(report.chains.map(\.logs.unread) == [1])
        #expect(report.chains.map(\.logs.valid) == [7])
        #expect(report.problems == [TrailProblem(path: "s3://bucket/" + log, reason: "cannot be fetched: no")])
        #expect(report.unreached == report.problems)
    }

    @Test(arguments: 0..<4)
    func `is neither invalid nor missing where a digest cannot be fetched`(hour: Int) async throws {
        let trail = try TestTrail(hours: 4)
        let digest = trail.digests[hour].key
        let report = try await report(Objects([trail], isSigned: true, lost: [digest]).trail())
        #expect(report.outcome == .unknown)
        #expect(Set(report.findings.map(\.weight)) == [.unknown])
        #expect(Set(report.findings.map(\.kind)) == [.digestUnreadable, .logUncovered])
        #expect(report.chains.map(\.digests.valid) == [3])
        #expect(report.chains.map(\.digests.unproven) == [1])
        #expect(report.chains.map(\.digests.invalid) == [0])
        #expect(report.problems.map(\.path) == ["s3://bucket/" + digest])
    }

    @Test func `still fails for what is wrong elsewhere`() async throws {
        var trail = try TestTrail(hours: 8)
        trail.deleteDigests([5])
        let report = try await report(Objects([trail], isSigned: true, lost: [trail.digests[1].key]).trail())
        #expect(report.outcome == .failed)
        #expect(report.chains.map(\.digests.missing) == [1])
    }

    @Test func `misses nothing where not all could be listed`() async throws {
        var trail = try TestTrail(hours: 9)
        let (digest, log) = (trail.digests[3].key, trail.digests[6].logs[1])
        try trail.rewrite(trail.digests[1].logs[0]) { $0 + " " }
        let objects = Objects([trail], isSigned: true)
        let problem = TrailProblem(path: "s3://bucket/", reason: "cannot be listed: no")
        let part = try await report(objects.trail(without: [digest, log], problems: [problem]))
        #expect(part.isWhole == false)
        #expect(part.problems == [problem])
        // What is known to be wrong is wrong all the same.
        #expect(part.findings.map(\.kind) == [.logModified])
        #expect(part.chains.map(\.logs.unread) == [1])
        let whole = try await report(Objects([trail], isSigned: true).trail(without: [digest, log]))
        #expect(Set(whole.findings.map(\.kind)) == [.logModified, .digestMissing, .logMissing, .logUncovered])
    }

    @Test func `of which nothing could be listed is no trail without digests`() async throws {
        let problem = TrailProblem(path: "s3://bucket/", reason: "cannot be listed: no")
        let objects = Objects([])
        let report = try await report(objects.trail(problems: [problem]))
        #expect(report.outcome == .unknown)
        #expect(report.unreached == [problem])
        #expect(await IntegrityCheck(workers: 1).verify([], objects.trail()) == nil)
    }

    @Test(arguments: [1, 3])
    func `is fetched file by file once, and not all at once`(workers: Int) async throws {
        var trail = try TestTrail(hours: 60)
        try trail.deliver(60, logs: 200)
        let objects = Objects([trail], isSigned: true)
        let report = try await report(objects.trail(pause: .milliseconds(1)), workers: workers)
        #expect(report.outcome == .verified)
        #expect(report.validLogs == 320)
        #expect(objects.fetched.count == 61 + 320)
        #expect(Set(objects.fetched.values) == [1])
        #expect(objects.most <= workers * 24)
        #expect(objects.most > 8)
    }

    @Test func `may lie beside one on disk`() async throws {
        let onDisk = try TestTrail(hours: 3, region: "us-east-1")
        for (name, bytes) in onDisk.files { try folder.write("disk/" + name, bytes) }
        let objects = try Objects([TestTrail(hours: 4)], isSigned: true)
        let report = await IntegrityCheck(workers: 2)
            .verify([folder("disk")], objects.trail(), keys: [folder("keys.json")])
        #expect(report?.chains.map(\.chain.region) == ["eu-west-1", "us-east-1"])
        #expect(report?.validDigests == 6)
        #expect(report?.validLogs == 12)
        #expect(report?.problems == [])
    }
}

@Suite struct `Public keys that CloudTrail is asked for` {
    /// What CloudTrail was asked, and what it answers.
    private final class Service: Sendable {
        private let answers: [String: String]
        private let asked = Mutex<[String: Range<Instant>]>([:])

        init(_ answers: [String: String]) {
            self.answers = answers
        }

        var regions: [String] { asked.withLock { $0.keys.sorted() } }

        func time(_ region: String) -> Range<Instant>? { asked.withLock { $0[region] } }

        func answer(_ region: String, _ time: Range<Instant>) -> Result<[UInt8], TrailProblem> {
            asked.withLock { $0[region] = time }
            guard let answer = answers[region] else {
                return .failure(TrailProblem(path: PublicKeys.source(in: region), reason: "gave no keys: no"))
            }
            return .success(Array(answer.utf8))
        }
    }

    private func report(_ trails: [TestTrail], _ service: Service, keys: [String] = []) async throws -> IntegrityReport
    {
        let objects = Objects(trails, isSigned: true)
        let check = IntegrityCheck(workers: 2)
        return try #require(
            await check.verify([], objects.trail(), keys: keys, asking: { service.answer($0, $1) })
        )
    }

    @Test func `are those of every region of digests, and of their time`() async throws {
        let service = Service([
            "eu-west-1": TestTrail.keyList([TestTrail.key]), "us-gov-west-1": TestTrail.keyList([TestTrail.otherKey]),
        ])
        var other = try TestTrail(hours: 0, region: "us-gov-west-1")
        other.signer = TestTrail.otherKey
        for hour in 0..<3 { try other.deliver(hour) }
        let report = try await report([TestTrail(hours: 30), other], service)
        #expect(report.outcome == .verified)
        #expect(service.regions == ["eu-west-1", "us-gov-west-1"])
        #expect(report.keys.regions == service.regions)
        #expect(report.keys.origin == .cloudTrail)
        let time = try #require(service.time("eu-west-1"))
        #expect(time.lowerBound.description <= TestTrail.time(0))
        #expect(time.upperBound.description >= TestTrail.time(30))
        #expect(time.upperBound.description <= TestTrail.time(34))
    }

    @Test func `leave digests unproven where they are refused, and only there`() async throws {
        let service = Service(["eu-west-1": TestTrail.keyList([TestTrail.key])])
        var other = try TestTrail(hours: 0, region: "us-east-1")
        other.signer = TestTrail.otherKey
        for hour in 0..<3 { try other.deliver(hour) }
        let report = try await report([TestTrail(hours: 3), other], service)
        #expect(report.outcome == .unknown)
        #expect(report.chains.map(\.digests.valid) == [3, 0])
        #expect(report.chains.map(\.digests.unproven) == [0, 3])
        #expect(report.findings.map(\.kind) == [.keyUnknown])
        #expect(report.findings.map(\.weight) == [.unknown])
        #expect(report.unreached.map(\.description) == ["cloudtrail:ListPublicKeys in us-east-1: gave no keys: no"])
    }

    @Test func `fail digests whose key CloudTrail does not know`() async throws {
        let service = Service(["eu-west-1": TestTrail.keyList([TestTrail.otherKey])])
        let report = try await report([TestTrail(hours: 3)], service)
        #expect(report.outcome == .failed)
        #expect(report.findings.map(\.kind) == [.keyUnknown])
        #expect(report.findings.first?.sentence.contains("that CloudTrail lists in eu-west-1") == true)
    }

    @Test func `give way to those that are given`() async throws {
        let folder = try TemporaryFolder(["keys.json": TestTrail.keyList([TestTrail.key])])
        let service = Service([:])
        let report = try await report([TestTrail(hours: 3)], service, keys: [folder("keys.json")])
        #expect(report.outcome == .verified)
        #expect(service.regions == [])
    }

    @Test func `take the place of those that lie beside the trail, where others could write`() async throws {
        let trail = try TestTrail(hours: 3)
        let folder = try TemporaryFolder(["disk/list-public-keys.json": TestTrail.keyList([TestTrail.otherKey])])
        for (name, bytes) in trail.files { try folder.write("disk/" + name, bytes) }
        let service = Service(["eu-west-1": TestTrail.keyList([TestTrail.key])])
        let report = await IntegrityCheck(workers: 1)
            .verify([folder("disk")], asking: { service.answer($0, $1) })
        #expect(report?.keys.count == 1)
        #expect(report?.validDigests == 2)
    }

    @Test(arguments: ["example.com#", "eu", "EU-WEST-1", "eu-west-1.example.com", "a-b", "eu--1", "eu-west-", ""])
    func `are not asked where a name in the bucket is no region's`(region: String) async throws {
        let service = Service([:])
        let report = try await report([TestTrail(hours: 2, region: region)], service)
        #expect(service.regions == [])
        #expect(report.outcome == .unknown)
        #expect(report.unreached.count == 1)
    }

    @Test func `are asked in no more regions than there can be`() async throws {
        let trails = try (1...70).map { try TestTrail(hours: 1, region: "eu-west-\($0)") }
        let service = Service([:])
        let report = try await report(trails, service)
        #expect(service.regions.count == 64)
        #expect(report.unreached.count == 70)
    }

    @Test func `are a problem where the answer is none`() async throws {
        let service = Service(["eu-west-1": "{}"])
        let report = try await report([TestTrail(hours: 2)], service)
        #expect(report.outcome == .unknown)
        #expect(report.unreached.map(\.reason) == ["is not an answer of `aws cloudtrail list-public-keys`"])
    }
}
