internal import Organization

/// Follows the digests of one chain from the oldest to the newest.
struct ChainCheck {
    /// Hours after which a digest is certainly late.
    static let patience: Int64 = 1

    let span: TimeSpan
    /// The names of all digests that lie there, of whatever chain and time.
    let names: Set<Substring>
    /// What lies there under a name, where it was read.
    let found: [Substring: [ChainLink]]
    /// Whether there are public keys at all; then a digest without one is a failure.
    let hasKeys: Bool
    /// When the newest of all digests ends.
    let newest: Instant?

    private(set) var report: ChainReport
    /// The time that is accounted for so far.
    private var latest: Instant?

    init(
        _ chain: TrailChain,
        _ span: TimeSpan,
        names: Set<Substring>,
        found: [Substring: [ChainLink]],
        hasKeys: Bool,
        newest: Instant?
    ) {
        self.span = span
        self.names = names
        self.found = found
        self.hasKeys = hasKeys
        self.newest = newest
        report = ChainReport(chain)
    }

    /// Checks the chain.
    ///
    /// - Parameters:
    ///   - links: its digests in the order of time, of which those beyond the span's end count only for what they say of
    ///     the others.
    ///   - before: when the newest digest ends that lies before the span.
    mutating func check(_ links: [ChainLink], before: Instant?) {
        latest = before
        let hourly = links.filter { !$0.name.isBackfill }
        for (index, link) in hourly.enumerated() {
            follow(link, isOldest: index == 0 && before == nil)
            let next = index + 1 < hourly.count ? hourly[index + 1] : nil
            if let next, isPassedOver(link, by: next) { stray(link) }
            count(link)
        }
        for link in links where link.name.isBackfill {
            if let previous = link.previous, isMissing(previous) { missing(previous, nil, before: link) }
            count(link)
        }
        end()
        report.findings.sort { ($0.from ?? .distant, $0.file ?? "") < ($1.from ?? .distant, $1.file ?? "") }
    }

    // MARK: - Time

    /// What lies between the time that is accounted for and the next digest.
    private mutating func follow(_ link: ChainLink, isOldest: Bool) {
        defer { latest = max(latest ?? link.range.upperBound, link.range.upperBound) }
        guard let latest else { return begin(link, isOldest: isOldest) }
        let start = link.range.lowerBound
        if let previous = link.previous, isMissing(previous) {
            return missing(previous, latest < start ? latest..<start : nil, before: link)
        }
        guard latest < start else { return }
        if case .unreadable = link {
            // Its true start is not known: it may have covered a little more than an hour.
            if (latest..<start).length > Instant.hour / 2 { missing(nil, latest..<start, before: link) }
        } else {
            gap(latest..<start, before: link)
        }
    }

    private mutating func begin(_ link: ChainLink, isOldest: Bool) {
        guard isOldest else { return }
        let start = link.range.lowerBound
        let hole = span.from.flatMap { $0 < start ? $0..<start : nil }
        if let previous = link.previous {
            if isMissing(previous), span.from == nil || hole != nil { missing(previous, hole, before: link) }
        } else if let hole = hole.flatMap(span.clamp), link.isFirst {
            let sentence = "The digests begin here: validation was switched on, or logging started, at \(start)."
            report.findings.append(IntegrityFinding(.gap, .note, file: link.path, at: hole, sentence))
        }
    }

    private mutating func end() {
        guard let latest else { return }
        if let to = span.to {
            guard latest.hours(later: Self.patience) < to, let hole = span.clamp(latest..<to) else { return }
            let sentence = "The digests end at \(latest), \((latest..<to).words) before --to: the newest were deleted, or "
                + "logging was stopped."
            report.findings.append(IntegrityFinding(.gap, at: hole, count: 0, sentence))
        } else if let from = span.from, latest <= from {
            let sentence = "The digests end at \(latest): none covers any of the time that was asked for."
            report.findings.append(IntegrityFinding(.gap, at: latest..<from, count: 0, sentence))
        } else if let newest, latest.hours(later: 2 * Self.patience) < newest {
            let sentence = "The digests end at \(latest), \((latest..<newest).words) before others here do: the newest were "
                + "deleted or not fetched, or logging was stopped. --to tells until when there should be digests."
            report.findings.append(IntegrityFinding(.endsEarly, .note, at: latest..<newest, count: 0, sentence))
        }
    }

    private mutating func gap(_ hole: Range<Instant>, before link: ChainLink) {
        guard let hole = span.clamp(hole) else { return }
        let why = link.isFirst
            ? "a new chain begins behind it, as after validation or logging was switched off"
            : "those around it follow each other all the same"
        let sentence = "No digest covers \(hole.words), from \(hole.lowerBound) to \(hole.upperBound): \(why)."
        report.findings.append(IntegrityFinding(.gap, file: link.path, at: hole, count: 0, sentence))
    }

    // MARK: - Links

    private func isMissing(_ previous: Digest.Link) -> Bool {
        guard !names.contains(previous.name) else { return false }
        guard let from = span.from, let end = DigestName(previous.name)?.end else { return true }
        return end > from
    }

    /// Digests that are not there: one at least, and as many as the time between takes.
    private mutating func missing(_ previous: Digest.Link?, _ hole: Range<Instant>?, before link: ChainLink) {
        let asked = hole.flatMap(span.clamp)
        if hole != nil, asked == nil { return }
        let count = asked?.digests ?? 1
        report.digests.missing += count
        let sentence: String
        if let asked {
            let number = count == 1 ? "A digest is missing" : "\(count) digests in a row are missing"
            sentence = "\(number): \(asked.words), from \(asked.lowerBound) to \(asked.upperBound)."
        } else if link.name.isBackfill || latest != nil {
            sentence = "The digest that comes before \(FileName.plain(link.path)) is missing."
        } else {
            sentence = "Digests before \(link.range.lowerBound) are missing, one at least. If only later ones were fetched, "
                + "say from when on with --from."
        }
        report.findings.append(
            IntegrityFinding(.digestMissing, file: previous.map { String($0.name) }, at: asked, count: count, sentence)
        )
    }

    /// Whether the next digest follows an older one instead, which lies there.
    private func isPassedOver(_ link: ChainLink, by next: ChainLink) -> Bool {
        guard let previous = next.previous, next.name.text != link.name.text else { return false }
        return previous.name != link.name.text && names.contains(previous.name)
    }

    private mutating func stray(_ link: ChainLink) {
        guard span.overlaps(link.range) else { return }
        let sentence = "The next digest passes over this one: it is not part of the chain."
        report.findings.append(IntegrityFinding(.digestStray, file: link.path, at: link.range, sentence))
    }
}

// MARK: - Counting

extension ChainCheck {
    /// Counts a digest and the log files that it names.
    private mutating func count(_ link: ChainLink) {
        guard span.overlaps(link.range) else { return }
        if link.name.isBackfill { report.digests.backfills += 1 }
        switch link {
        case .unreadable(_, let path, let reason):
            report.digests.invalid += 1
            report.findings.append(IntegrityFinding(.digestUnreadable, file: path, at: link.range, "The digest \(reason)."))
        case .digest(let digest, let verdict):
            judge(digest, verdict)
            compare(digest)
            count(digest.logs, of: digest, isProved: verdict == .valid)
            if !verdict.isInvalid, !digest.name.isBackfill { report.cover(digest.range, span) }
        }
    }

    private mutating func judge(_ digest: Digest, _ verdict: DigestVerdict) {
        switch verdict {
        case .valid:
            report.digests.valid += 1
        case .invalid(let kind, let sentence):
            report.digests.invalid += 1
            report.findings.append(IntegrityFinding(kind, file: digest.path, at: digest.range, sentence))
        case .noSignature:
            report.digests.unproven += 1
            let sentence = "Nothing tells this digest's signature: the next digest is not there, and no file "
                + "\(FileName.last(digest.path)).metadata.json (aws s3api head-object) beside it."
            report.findings.append(
                IntegrityFinding(.signatureUnknown, .unknown, file: digest.path, at: digest.range, sentence)
            )
        case .noKey(let fingerprint):
            report.digests.unproven += 1
            report.noteMissingKey(fingerprint, digest, hasKeys ? .fail : .unknown)
        }
    }

    /// Holds what the digest says of the one before to that one.
    private mutating func compare(_ digest: Digest) {
        guard let link = digest.previous, let previous = found[link.name] else { return }
        let words = previous.compactMap { candidate -> String? in
            guard case .digest(let before, let verdict) = candidate else { return nil }
            return DigestJudge.disagreement(link, before, verdict)
        }
        guard words.count == previous.count, let sentence = words.first else { return }
        report.findings.append(IntegrityFinding(.linkDiffers, file: digest.path, at: digest.range, sentence))
    }

    private mutating func count(_ logs: LogTally, of digest: Digest, isProved: Bool) {
        if isProved { report.logs.valid += logs.matching } else { report.logs.unproven += logs.matching }
        report.logs.modified += logs.modified.count
        report.logs.missing += logs.missing.count
        report.logs.unread += logs.unread
        for changed in logs.modified {
            let sentence = "The log file is not what was delivered: \(changed.reason)."
            report.findings.append(IntegrityFinding(.logModified, file: changed.path, at: digest.range, sentence))
        }
        for key in logs.missing {
            let sentence = "The log file is not there, though the digest up to \(digest.end) names it."
            report.findings.append(IntegrityFinding(.logMissing, file: key, at: digest.range, sentence))
        }
    }
}
