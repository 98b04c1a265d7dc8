internal import Organization

extension ChainReport {
    /// Adds to the time that digests cover; they come in order.
    mutating func cover(_ range: Range<Instant>, _ span: TimeSpan) {
        guard let range = span.clamp(range) else { return }
        if let last = covered.last, range.lowerBound <= last.upperBound {
            covered[covered.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
        } else {
            covered.append(range)
        }
    }

    /// Digests without a key are told of together: there is one key for many of them.
    mutating func noteMissingKey(_ fingerprint: String, _ digest: Digest, _ keys: PublicKeys) {
        let weight: IntegrityFinding.Weight = keys.areKnown(in: chain.region) ? .fail : .unknown
        let isAsked = keys.origin == .cloudTrail && keys.areKnown(in: chain.region)
        let sentence =
            isAsked
            ? "No public key that CloudTrail lists in \(chain.region) has the fingerprint \(fingerprint), so nothing "
                + "proves the digests that name it."
            : "No public key has the fingerprint \(fingerprint), so nothing proves the digests that name it. "
                + "Fetch it with: aws cloudtrail list-public-keys --region \(chain.region) --start-time … --end-time …"
        guard let index = findings.firstIndex(where: { $0.kind == .keyUnknown && $0.sentence == sentence }) else {
            return findings.append(IntegrityFinding(.keyUnknown, weight, file: digest.path, at: digest.range, sentence))
        }
        let before = findings[index]
        let from = min(before.from ?? digest.start, digest.start)
        let to = max(before.to ?? digest.end, digest.end)
        findings[index] = IntegrityFinding(
            .keyUnknown,
            weight,
            file: before.file,
            at: from..<to,
            count: before.count + 1,
            sentence
        )
    }
}

extension Instant {
    /// Behind all that has a time.
    static let distant = Instant(millisecondsSince1970: .max)
}

extension Range<Instant> {
    /// How long it is, in words: `3 hours`, `2 days and 5 hours`, `40 minutes`.
    var words: String {
        let minutes = (length + 30_000) / 60_000
        let parts = [(minutes / 1440, "day"), (minutes / 60 % 24, "hour"), (minutes % 60, "minute")]
        let words = parts.filter { $0.0 > 0 }.prefix(2).map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
        return words.isEmpty ? "less than a minute" : words.joined(separator: " and ")
    }
}
