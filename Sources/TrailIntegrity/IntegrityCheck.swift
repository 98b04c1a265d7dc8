internal import Organization
internal import Synchronization
internal import Trail

/// Checks digests and log files of CloudTrail that lie on disk: signatures, hashes, and that none is missing.
///
/// Sources: <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html>,
/// <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-custom-validation.html>
public struct IntegrityCheck: Sendable {
    private let workers: Int
    private let span: TimeSpan

    /// A check with so many workers; one for each core is best.
    public init(workers: Int, span: TimeSpan = TimeSpan()) {
        self.workers = max(1, workers)
        self.span = span
    }

    /// Checks all that lies below some paths.
    ///
    /// - Parameters:
    ///   - paths: files and folders of trails, with their digests.
    ///   - keys: files or folders with answers of `aws cloudtrail list-public-keys`; where there are none, those are taken
    ///     that lie among or beside the paths.
    ///   - progress: told how many digests of how many are done, by several workers at once.
    /// - Returns: the report; nil where no digest lies there.
    public func verify(
        _ paths: [String],
        keys: [String] = [],
        progress: @Sendable @escaping (Int, Int) -> Void = { _, _ in }
    ) async -> IntegrityReport? {
        let listing = TrailListing(paths)
        guard !listing.digests.isEmpty else { return nil }
        let (keys, keyProblems) = KeyReader.keys(keys.isEmpty ? listing.keyFiles : keys, isGiven: !keys.isEmpty)
        let logs = LogIndex(listing.logs)
        let wanted = listing.digests.filter { place in span.from.map { place.name.end > $0 } ?? true }
        let (read, problems) = await read(wanted, logs, progress)
        let links = await judge(read, keys)
        let chains = ChainAssembly(listing: listing, links: links, span: span, hasKeys: !keys.isEmpty)
        return IntegrityReport(
            span: span,
            keys: keys,
            chains: chains.reports(),
            unlisted: UnlistedCheck(span: span, covered: chains.covered).check(logs.unnamed),
            problems: listing.problems + keyProblems + problems.sorted { $0.description < $1.description }
        )
    }

    private func read(
        _ places: [TrailListing.Place],
        _ logs: LogIndex,
        _ progress: @Sendable @escaping (Int, Int) -> Void
    ) async -> ([ReadDigest], [TrailProblem]) {
        let results = Mutex<[ReadDigest?]>(Array(repeating: nil, count: places.count))
        let problems = Mutex<[TrailProblem]>([])
        let span = span
        await Workers.run(workers, count: places.count) { queue in
            var reader = DigestReader(logs)
            while let index = queue.next() {
                let digest = reader.read(places[index], span)
                results.withLock { $0[index] = digest }
                progress(index + 1, places.count)
            }
            let found = reader.problems
            problems.withLock { $0 += found }
        }
        return (results.withLock { $0.compactMap(\.self) }, problems.withLock { $0 })
    }

    private func judge(_ read: [ReadDigest], _ keys: PublicKeys) async -> [ChainLink] {
        var claims: [Substring: [Digest.Link]] = [:]
        for case .digest(let digest) in read {
            if let link = digest.previous { claims[link.name, default: []].append(link) }
        }
        let known = claims
        let judge = DigestJudge(keys: keys)
        let results = Mutex<[DigestVerdict?]>(Array(repeating: nil, count: read.count))
        await Workers.run(workers, count: read.count) { queue in
            while let index = queue.next() {
                guard case .digest(let digest) = read[index] else { continue }
                let verdict = judge.verdict(digest, known[digest.name.text] ?? [])
                results.withLock { $0[index] = verdict }
            }
        }
        let verdicts = results.withLock { $0 }
        return zip(read, verdicts).map { ChainLink($0, $1) }
    }
}
