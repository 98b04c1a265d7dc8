internal import Organization

/// Digests come by the hour, and each begins where the one before ends.
extension ChainCheck {
    /// What lies between the time that is accounted for and the next digest.
    mutating func follow(_ link: ChainLink) {
        defer { latest = max(latest ?? link.range.upperBound, link.range.upperBound) }
        guard let latest else { return begin(link) }
        let start = link.range.lowerBound
        if let previous = link.previous, isMissing(previous), latest < start || span.overlaps(link.range) {
            return missing(previous, latest < start ? latest..<start : nil, before: link)
        }
        guard latest < start else { return }
        switch link {
        case .digest: gap(latest..<start, before: link)
        case .unreadable, .unread:
            // Its true start is not known: it may have covered a little more than an hour.
            if (latest..<start).length > Instant.hour / 2 { missing(nil, latest..<start, before: link) }
        }
    }

    /// What lies before the oldest digest.
    private mutating func begin(_ link: ChainLink) {
        let start = link.range.lowerBound
        let hole = span.from.flatMap { $0 < start ? $0..<start : nil }
        if let previous = link.previous {
            if isMissing(previous), span.from == nil || hole != nil { missing(previous, hole, before: link) }
        } else if let hole = hole.flatMap(span.clamp), link.isFirst {
            let sentence = "The digests begin here: validation was switched on, or logging started, at \(start)."
            report.findings.append(IntegrityFinding(.gap, .note, file: link.path, at: hole, sentence))
        }
    }

    /// What lies behind the newest digest. One that is due within the hour may still come.
    mutating func end() {
        guard let latest else { return }
        if let to = span.to {
            guard latest.hours(later: 1) < to, let hole = span.clamp(latest..<to) else { return }
            let sentence =
                "The digests end at \(latest), \((latest..<to).words) before --to: the newest were deleted or "
                + "not fetched, or logging was stopped."
            report.findings.append(IntegrityFinding(.gap, at: hole, count: 0, sentence))
        } else if let from = span.from, latest <= from {
            let sentence = "The digests end at \(latest): none covers any of the time that was asked for."
            report.findings.append(IntegrityFinding(.gap, at: latest..<from, count: 0, sentence))
        } else if let newest, latest.hours(later: 2) < newest {
            let sentence =
                "The digests end at \(latest), \((latest..<newest).words) before others here do: the newest "
                + "were deleted or not fetched, or logging was stopped. Say with --to until when they should be there."
            report.findings.append(IntegrityFinding(.endsEarly, .note, at: latest..<newest, count: 0, sentence))
        }
    }

    private mutating func gap(_ hole: Range<Instant>, before link: ChainLink) {
        guard let hole = span.clamp(hole) else { return }
        let why =
            link.isFirst
            ? "a new chain begins behind it, as after validation or logging was switched off"
            : "those around it follow each other all the same"
        let sentence = "No digest covers \(hole.words), from \(hole.lowerBound) to \(hole.upperBound): \(why)."
        report.findings.append(IntegrityFinding(.gap, file: link.path, at: hole, count: 0, sentence))
    }
}
