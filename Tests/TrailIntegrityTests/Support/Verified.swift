import Organization
import TestSupport
import Testing
import Trail
import TrailIntegrity

/// What a check of a trail comes to: from files on disk, and just so from files that are fetched.
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
        let keys = keys == nil ? [] : [folder("keys")]
        guard let report = await check.verify([folder("bucket")], keys: keys) else { throw NoDigest() }
        self.report = report
        let objects = Objects(trails, at: place)
        let fetched = await check.verify([], objects.trail(), keys: keys)
        #expect(fetched.map { Plain($0, below: ["s3://", folder("")]) } == Plain(report, below: [folder("")]))
        #expect(objects.fetched.allSatisfy { $0.value == 1 } == true)
    }

    init(_ trail: TestTrail, from: Int? = nil, to: Int? = nil) async throws {
        try await self.init([trail], from: from, to: to)
    }

    struct NoDigest: Error {}

    /// What was found but for the newest digest's signature, which nothing tells in most tests.
    var kinds: [IntegrityFinding.Kind] { report.findings.map(\.kind).filter { $0 != .signatureUnknown } }

    func findings(_ kind: IntegrityFinding.Kind) -> [IntegrityFinding] { report.findings.filter { $0.kind == kind } }
}

/// A report but for where the files lie, and for sentences, which may say where.
private struct Plain: Equatable {
    let outcome: IntegrityReport.Outcome
    let chains: [TrailChain]
    let digests: [ChainReport.Digests]
    let logs: [ChainReport.Logs]
    let covered: [[Range<Instant>]]
    let findings: [String]
    let problems: [String]

    init(_ report: IntegrityReport, below roots: [String]) {
        func plain(_ path: String) -> String { roots.reduce(path) { $0.replacing($1, with: "") } }
        outcome = report.outcome
        chains = report.chains.map(\.chain)
        digests = report.chains.map(\.digests)
        logs = report.chains.map(\.logs)
        covered = report.chains.map(\.covered)
        findings = report.findings.map { finding in
            let file = finding.file.map(plain) ?? "-"
            return "\(finding.kind) \(finding.weight) \(file) \(finding.from?.description ?? "-") "
                + "\(finding.to?.description ?? "-") \(finding.count)"
        }.sorted()
        problems = report.problems.map { plain($0.description) }
    }
}
