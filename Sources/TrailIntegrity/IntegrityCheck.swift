internal import Organization
internal import Synchronization
public import Trail

/// Checks digests and log files of CloudTrail: signatures, hashes, and that none is missing.
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

    /// Checks all that lies below some paths, and files that lie elsewhere.
    ///
    /// - Parameters:
    ///   - paths: files and folders of trails, with their digests.
    ///   - remote: files of trails that have to be fetched, digests among them.
    ///   - keys: files or folders with answers of `aws cloudtrail list-public-keys`.
    ///   - ask: asks CloudTrail for its keys; done where no files are named. Where neither is, those files are taken that lie
    ///     among or beside the paths.
    ///   - progress: told how many digests of how many are done, by several workers at once.
    /// - Returns: the report; nil where no digest lies there, if all could be listed that lies elsewhere.
    public func verify(
        _ paths: [String],
        _ remote: RemoteTrail? = nil,
        keys: [String] = [],
        asking ask: AskForPublicKeys? = nil,
        progress: @Sendable @escaping (Int, Int) -> Void = { _, _ in }
    ) async -> IntegrityReport? {
        let listing = TrailListing(paths, remote)
        guard !listing.digests.isEmpty || !listing.unreached.isEmpty else { return nil }
        let wanted = listing.digests.filter { place in span.from.map { place.name.end > $0 } ?? true }
        let (known, keyProblems) = await self.keys(keys, wanted, listing, ask)
        let logs = LogIndex(listing.logs)
        let work = DigestWork(
            places: wanted,
            logs: logs,
            span: span,
            isWhole: listing.isWhole,
            fetch: remote?.fetch
        )
        var (read, problems) = await read(work, progress)
        problems += keyProblems
        let chains = ChainAssembly(listing: listing, links: await judge(read, known), span: span, keys: known)
        let unlisted = UnlistedCheck(span: span, covered: chains.covered, unread: chains.unread)
        let unreached = listing.unreached + problems.unreached.sorted { $0.description < $1.description }
        return IntegrityReport(
            span: span,
            keys: known,
            chains: chains.reports(),
            unlisted: listing.isWhole ? unlisted.check(logs.unnamed) : [],
            problems: listing.problems + problems.onDisk.sorted { $0.description < $1.description } + unreached,
            unreached: unreached,
            isWhole: listing.isWhole
        )
    }

    private func keys(
        _ files: [String],
        _ digests: [TrailListing.Place],
        _ listing: TrailListing,
        _ ask: AskForPublicKeys?
    ) async -> (PublicKeys, DigestReader.Problems) {
        if files.isEmpty, let ask {
            let (keys, problems) = await KeyRequest(digests).keys(ask)
            return (keys, DigestReader.Problems(unreached: problems))
        }
        let (keys, problems) =
            files.isEmpty ? KeyReader.keys(listing.keyFiles, .found) : KeyReader.keys(files, .given)
        return (keys, DigestReader.Problems(onDisk: problems))
    }

    private func read(
        _ work: DigestWork,
        _ progress: @Sendable @escaping (Int, Int) -> Void
    ) async -> ([ReadDigest], DigestReader.Problems) {
        let count = work.places.count
        let results = Mutex<[ReadDigest?]>(Array(repeating: nil, count: count))
        let problems = Mutex(DigestReader.Problems())
        let finished = Atomic(0)
        await Workers.run(workers, count: count) { queue in
            let found = await work.run(queue) { index, digest in
                results.withLock { $0[index] = digest }
                progress(finished.add(1, ordering: .relaxed).newValue, count)
            }
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
