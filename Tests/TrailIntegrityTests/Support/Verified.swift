import Organization
import TestSupport
import TrailIntegrity

/// What a check of a trail comes to.
struct Verified {
    let report: IntegrityReport

    /// Puts files into a folder and checks it, with the trails' key unless others are given.
    init(
        _ trails: [TestTrail],
        at place: String = "bucket/",
        keys: String? = TestTrail.keyList([TestTrail.key]),
        from: Int? = nil,
        to: Int? = nil
    ) async throws {
        let folder = try TemporaryFolder(keys.map { ["keys/list-public-keys.json": $0] } ?? [:])
        for trail in trails {
            for (name, bytes) in trail.files { try folder.write(place + name, bytes) }
        }
        let span = TimeSpan(
            from: from.flatMap { Instant(iso8601: TestTrail.time($0)) },
            to: to.flatMap { Instant(iso8601: TestTrail.time($0)) }
        )
        let check = IntegrityCheck(workers: 2, span: span)
        guard let report = await check.verify([folder("bucket")], keys: keys == nil ? [] : [folder("keys")]) else {
            throw NoDigest()
        }
        self.report = report
    }

    init(_ trail: TestTrail, from: Int? = nil, to: Int? = nil) async throws {
        try await self.init([trail], from: from, to: to)
    }

    struct NoDigest: Error {}

    /// What was found but for the newest digest's signature, which nothing tells in most tests.
    var kinds: [IntegrityFinding.Kind] { report.findings.map(\.kind).filter { $0 != .signatureUnknown } }

    func findings(_ kind: IntegrityFinding.Kind) -> [IntegrityFinding] { report.findings.filter { $0.kind == kind } }
}
