internal import Organization

/// Each digest names the one before.
extension ChainCheck {
    /// Whether a digest is not there that should be: one before the time that is asked about need not.
    func isMissing(_ previous: Digest.Link) -> Bool {
        guard !names.contains(previous.name) else { return false }
        guard let from = span.from, let end = DigestName(previous.name)?.end else { return true }
        return end > from
    }

    /// Digests that are not there: one at least, and as many as the time between takes.
    mutating func missing(_ previous: Digest.Link?, _ hole: Range<Instant>?, before link: ChainLink) {
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
            sentence =
                "Digests before \(link.range.lowerBound) are missing, one at least. If only later ones were "
                + "fetched, say from when on with --from."
        }
        let key = previous?.key
        report.findings.append(IntegrityFinding(.digestMissing, file: key, at: asked, count: count, sentence))
    }

    /// Whether the next digest follows an older one instead, which lies there.
    func isPassedOver(_ link: ChainLink, by next: ChainLink) -> Bool {
        guard let previous = next.previous, next.name.text != link.name.text else { return false }
        return previous.name != link.name.text && names.contains(previous.name)
    }

    mutating func stray(_ link: ChainLink) {
        guard span.overlaps(link.range) else { return }
        let sentence = "The next digest passes over this one: it is not part of the chain."
        report.findings.append(IntegrityFinding(.digestStray, file: link.path, at: link.range, sentence))
    }
}
