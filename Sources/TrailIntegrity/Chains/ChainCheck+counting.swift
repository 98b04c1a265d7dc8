internal import Organization

/// What is said of single digests, and of the log files that they name.
extension ChainCheck {
    /// Counts a digest and the log files that it names.
    mutating func count(_ link: ChainLink) {
        guard span.overlaps(link.range) else { return }
        if link.name.isBackfill { report.digests.backfills += 1 }
        switch link {
        case .unreadable(_, let path, let reason):
            report.digests.invalid += 1
            let sentence = "The digest \(reason)."
            report.findings.append(IntegrityFinding(.digestUnreadable, file: path, at: link.range, sentence))
        case .unread(_, let path, let reason):
            report.digests.unproven += 1
            let sentence = "The digest \(reason)."
            report.findings.append(
                IntegrityFinding(.digestUnreadable, .unknown, file: path, at: link.range, sentence)
            )
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
            let sentence =
                "Nothing tells this digest's signature: the next digest is not there, and "
                + (digest.isRemote
                    ? "its object's metadata have none."
                    : "no file \(FileName.last(digest.path)).metadata.json (aws s3api head-object) beside it.")
            report.findings.append(
                IntegrityFinding(.signatureUnknown, .unknown, file: digest.path, at: digest.range, sentence)
            )
        case .noKey(let fingerprint):
            report.digests.unproven += 1
            report.noteMissingKey(fingerprint, digest, keys)
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
