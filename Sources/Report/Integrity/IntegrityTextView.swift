internal import Organization
internal import Posture
public import TrailIntegrity

/// What a check of a trail's integrity came to, for people: what is wrong first, in a sentence at the end.
public struct IntegrityTextView: Sendable {
    /// So many findings of a kind are shown; the JSON has all.
    private static let shown = 20

    private let report: IntegrityReport
    private let style: Style

    /// The view of a report.
    public init(_ report: IntegrityReport, style: Style) {
        self.report = report
        self.style = style
    }

    /// Writes the findings, the figures and the sentence.
    public func write(to output: inout some TextOutputStream) {
        for weight in [IntegrityFinding.Weight.fail, .unknown, .note] {
            for kind in IntegrityFinding.Kind.allCases { write(kind, weight, to: &output) }
        }
        for line in table { output.write(line + "\n") }
        output.write("\n" + keys + "\n" + sentence + "\n")
    }

    private func write(
        _ kind: IntegrityFinding.Kind,
        _ weight: IntegrityFinding.Weight,
        to output: inout some TextOutputStream
    ) {
        let findings = report.findings.filter { $0.kind == kind && $0.weight == weight }
        for finding in findings.prefix(Self.shown) {
            output.write(head(finding) + (finding.file.map { "  " + $0.printable } ?? "") + "\n")
            for line in finding.sentence.printable.wrapped(to: 100, indent: "    ") { output.write(line + "\n") }
        }
        if findings.count > Self.shown {
            output.write("\(kind.rawValue)  and \((findings.count - Self.shown).grouped) more; --format json has all\n")
        }
        if !findings.isEmpty { output.write("\n") }
    }

    private func head(_ finding: IntegrityFinding) -> String {
        switch finding.weight {
        case .fail: style.paint(finding.kind.rawValue, as: .fail)
        case .unknown: style.paint(finding.kind.rawValue, as: .unknown)
        case .note: style.faint(finding.kind.rawValue)
        }
    }
}

// MARK: - Figures

extension IntegrityTextView {
    private var table: [String] {
        guard !report.chains.isEmpty else { return [] }
        var table = TextTable([.left, .left, .left] + Array(repeating: .right, count: 8) + [.left])
        let digests = ["digests", "invalid", "missing", "unproven"]
        let logs = ["log files", "modified", "missing", "unproven"]
        table.add((["account", "region", "trail"] + digests + logs + ["covered"]).map { TextTable.Cell($0) })
        for chain in report.chains { table.add(row(chain)) }
        return table.lines()
    }

    private func row(_ chain: ChainReport) -> [TextTable.Cell] {
        let (digests, logs) = (chain.digests, chain.logs)
        return [
            TextTable.Cell(chain.chain.account.description),
            TextTable.Cell(chain.chain.region.printable),
            TextTable.Cell(chain.chain.trail.printable),
            TextTable.Cell(digests.valid.grouped),
            bad(digests.invalid),
            bad(digests.missing),
            doubtful(digests.unproven),
            TextTable.Cell(logs.valid.grouped),
            bad(logs.modified),
            bad(logs.missing),
            doubtful(logs.unproven + logs.unread),
            TextTable.Cell(covered(chain)),
        ]
    }

    private func bad(_ number: Int) -> TextTable.Cell {
        TextTable.Cell(number.grouped) { number > 0 ? style.paint($0, as: .fail) : style.faint($0) }
    }

    private func doubtful(_ number: Int) -> TextTable.Cell {
        TextTable.Cell(number.grouped) { number > 0 ? style.paint($0, as: .unknown) : style.faint($0) }
    }

    private func covered(_ chain: ChainReport) -> String {
        guard let first = chain.covered.first, let last = chain.covered.last else { return "nothing" }
        let holes = chain.covered.count - 1
        let time = "\(first.lowerBound) to \(last.upperBound)"
        return holes == 0 ? time : time + ", with \(holes.of("hole"))"
    }
}

// MARK: - Sentences

extension IntegrityTextView {
    private var keys: String {
        let keys = report.keys
        if keys.origin == .cloudTrail {
            return keys.isEmpty
                ? "CloudTrail told no public key, so no signature could be checked: see --public-keys."
                : "Signatures were checked with \(keys.count.of("public key")) that CloudTrail told."
        }
        if keys.isEmpty { return "No public key was given, so no signature could be checked: see --public-keys." }
        if keys.isGiven { return "Signatures were checked with \(keys.count.of("given public key"))." }
        let number = keys.count.of("public key")
        return "Signatures were checked with \(number) found beside the trail: whoever can write there can forge them."
    }

    private var sentence: String {
        let proved = "\(report.validDigests.of("digest")) and \(report.validLogs.of("log file"))"
        switch report.outcome {
        case .verified:
            let sentence = "VERIFIED: \(proved) are as CloudTrail delivered and signed them; none between is missing."
            return style.paint(sentence, as: .pass)
        case .unknown:
            if !report.isWhole {
                let sentence =
                    "INCOMPLETE: not all could be listed, so nothing is said to be missing; \(proved) are proved."
                return style.paint(sentence, as: .unknown)
            }
            let sentence = "UNKNOWN in part: nothing is known to be wrong; \(proved) are proved, the rest is not."
            return style.paint(sentence, as: .unknown)
        case .failed:
            let sentence =
                "FAILED: this is not what CloudTrail delivered, or not all of it: \(failures)."
                + (report.isWhole ? "" : " Not all could be listed: there may be more.")
            return style.paint(sentence, as: .fail)
        }
    }

    private var failures: String {
        let failing = report.findings.filter { $0.weight == .fail }
        let counts = IntegrityFinding.Kind.allCases.compactMap { kind -> String? in
            let count = failing.lazy.filter { $0.kind == kind }.reduce(0) { $0 + max(1, $1.count) }
            return count > 0 ? "\(count.grouped) \(kind.rawValue)" : nil
        }
        return counts.joined(separator: ", ")
    }
}
