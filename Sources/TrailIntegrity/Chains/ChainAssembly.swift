internal import Organization

/// Puts digests together into their chains.
struct ChainAssembly {
    private let span: TimeSpan
    private let keys: PublicKeys
    private let isWhole: Bool
    private let names: Set<Substring>
    private let found: [Substring: [ChainLink]]
    private let chains: [TrailChain: [ChainLink]]
    /// When the newest digest of a chain ends that was left out, since it lies before the time that is asked about.
    private var before: [TrailChain: Instant] = [:]
    private let newest: Instant?

    init(listing: TrailListing, links: [ChainLink], span: TimeSpan, keys: PublicKeys) {
        self.span = span
        self.keys = keys
        isWhole = listing.isWhole
        names = Set(listing.digests.map(\.name.text))
        let unique = Self.withoutCopies(links)
        found = Dictionary(grouping: unique, by: \.name.text)
        chains = Dictionary(grouping: unique, by: \.name.chain)
        newest = listing.digests.lazy.filter { !$0.name.isBackfill }.map(\.name.end).max()
        for place in listing.digests where !place.name.isBackfill {
            if let from = span.from, place.name.end <= from {
                before[place.name.chain] = max(before[place.name.chain] ?? place.name.end, place.name.end)
            }
        }
    }

    /// A digest that lies there twice is one digest.
    private static func withoutCopies(_ links: [ChainLink]) -> [ChainLink] {
        struct Identity: Hashable {
            let name: Substring
            let hash: ContentHash
        }
        var seen: Set<Identity> = []
        return links.filter { link in
            guard case .digest(let digest, _) = link else { return true }
            return seen.insert(Identity(name: digest.name.text, hash: digest.hash)).inserted
        }
    }

    /// The check of every chain that has something to do with the time that is asked about.
    func reports() -> [ChainReport] {
        Set(chains.keys).union(before.keys).sorted().compactMap { chain in
            var check = ChainCheck(
                chain,
                span,
                names: names,
                found: found,
                keys: keys,
                isWhole: isWhole,
                newest: newest
            )
            check.check(chains[chain] ?? [], before: before[chain])
            let report = check.report
            return report.digests == ChainReport.Digests() && report.findings.isEmpty ? nil : report
        }
    }

    /// The accounts and regions that have digests of which nothing is known but their names: they may name any log file.
    var unread: Set<TrailPlace> {
        Set(
            chains.values.joined().compactMap { link in
                if case .unread(let name, _, _) = link { name.chain.place } else { nil }
            }
        )
    }

    /// The time for which there are digests, by account and region; in order, with nothing between where they meet.
    var covered: [TrailPlace: [Range<Instant>]] {
        var covered: [TrailPlace: [Range<Instant>]] = [:]
        let links = chains.values.joined().sorted { $0.range.lowerBound < $1.range.lowerBound }
        for case .digest(let digest, let verdict) in links {
            guard !verdict.isInvalid, !digest.name.isBackfill, !digest.range.isEmpty else { continue }
            var ranges = covered[digest.name.chain.place] ?? []
            if let last = ranges.last, digest.start <= last.upperBound {
                ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, digest.end)
            } else {
                ranges.append(digest.range)
            }
            covered[digest.name.chain.place] = ranges
        }
        return covered
    }
}
