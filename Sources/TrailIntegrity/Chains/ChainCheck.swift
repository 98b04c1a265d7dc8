internal import Organization

/// Follows the digests of one chain from the oldest to the newest.
struct ChainCheck {
    let span: TimeSpan
    /// The names of all digests that lie there, of whatever chain and time.
    let names: Set<Substring>
    /// What lies there under a name, where it was read.
    let found: [Substring: [ChainLink]]
    /// Where keys are known, a digest without one is a failure.
    let keys: PublicKeys
    /// Whether all was listed; if not, nothing is said to be missing.
    let isWhole: Bool
    /// When the newest of all digests ends.
    let newest: Instant?

    var report: ChainReport
    /// The time that is accounted for so far.
    var latest: Instant?

    init(
        _ chain: TrailChain,
        _ span: TimeSpan,
        names: Set<Substring>,
        found: [Substring: [ChainLink]],
        keys: PublicKeys,
        isWhole: Bool,
        newest: Instant?
    ) {
        self.span = span
        self.names = names
        self.found = found
        self.keys = keys
        self.isWhole = isWhole
        self.newest = newest
        report = ChainReport(chain)
    }

    /// Checks the chain.
    ///
    /// - Parameters:
    ///   - links: its digests in the order of time; those beyond the span's end count only for what they say of others.
    ///   - before: when the newest digest ends that lies before the span.
    mutating func check(_ links: [ChainLink], before: Instant?) {
        latest = before
        let hourly = links.filter { !$0.name.isBackfill }
        for (index, link) in hourly.enumerated() {
            if isWhole { follow(link) }
            let next = index + 1 < hourly.count ? hourly[index + 1] : nil
            if let next, isPassedOver(link, by: next) { stray(link) }
            count(link)
        }
        for link in links where link.name.isBackfill {
            if isWhole, let previous = link.previous, isMissing(previous) { missing(previous, nil, before: link) }
            count(link)
        }
        if isWhole { end() }
        report.findings.sort { ($0.from ?? .distant, $0.file ?? "") < ($1.from ?? .distant, $1.file ?? "") }
    }
}
