internal import Organization

/// What a digest's file name tells:
/// `ACCOUNT_CloudTrail-Digest_REGION_TRAIL_HOMEREGION_YYYYMMDDTHHMMSSZ[_backfill].json.gz`.
///
/// Source: <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html>
struct DigestName: Hashable, Sendable {
    let chain: TrailChain
    /// When the time ends that the digest covers.
    let end: Instant
    /// Whether it names log files that an earlier digest should have named.
    let isBackfill: Bool
    /// The name without `.gz`, so that a file that somebody has inflated goes by the same name.
    let text: Substring

    /// What the last part of a path or a key tells; nil where it is no digest's.
    init?(_ path: some StringProtocol) {
        let text = FileName.plain(path)
        guard text.hasSuffix(".json") else { return nil }
        var parts = text.dropLast(5).split(separator: "_", omittingEmptySubsequences: false)
        isBackfill = parts.last == "backfill"
        if isBackfill { parts.removeLast() }
        guard parts.count >= 6, parts[1] == "CloudTrail-Digest", let account = AccountID(parts[0]),
            let end = FileName.time(parts[parts.count - 1])
        else { return nil }
        chain = TrailChain(
            account: account,
            region: String(parts[2]),
            trail: parts[3..<parts.count - 2].joined(separator: "_"),
            homeRegion: String(parts[parts.count - 2])
        )
        self.end = end
        self.text = text
    }
}
