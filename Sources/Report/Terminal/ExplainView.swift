public import Evidence
internal import Organization
internal import PolicyReach
public import Posture
internal import Remedy

/// One account's whole story in plain sentences.
public struct ExplainView: Sendable {
    private let audit: Audit
    private let account: FleetAccount
    private let style: Style
    private let mappings: [ControlID: Mapping]

    private static let width = 100

    /// The view of one account of an audit.
    ///
    /// - Throws: where the mappings that come with Taproot are broken.
    public init(_ account: FleetAccount, in audit: Audit, style: Style) throws {
        self.audit = audit
        self.account = account
        self.style = style
        mappings = try Mapping.all()
    }

    /// Writes who the account is, every verdict with what it rests on, and what would settle the open questions.
    public func write(to output: inout some TextOutputStream) {
        let name = account.listed?.name.map { " “\($0.printable)”" } ?? ""
        output.write(style.bold("Account \(account.id)\(name)") + "\n")
        for sentence in AccountStory(account, audit).sentences { write(sentence, to: &output) }
        writePaths(to: &output)
        let verdicts = audit.verdicts(on: account)
        for verdict in verdicts { write(verdict, to: &output) }
        writeRemarks(to: &output)
        writeOpenQuestions(verdicts, to: &output)
        writeAdministrators(to: &output)
    }

    /// What is worth saying beside the verdicts, such as that the acceptance of a failure has ended.
    private func writeRemarks(to output: inout some TextOutputStream) {
        let remarks = audit.remarks.filter { $0.account == account.id }
        guard !remarks.isEmpty else { return }
        output.write("\n" + style.bold("Remarks") + "\n")
        for remark in remarks { write(remark.sentence, to: &output) }
    }

    private func writeAdministrators(to output: inout some TextOutputStream) {
        let administrators = audit.administrators(of: account)
        output.write("\n" + style.bold("Who else can administer the account") + "\n")
        for sentence in administrators.sentences { write(sentence, to: &output) }
        for citation in administrators.evidence { write(citation, to: &output) }
    }

    private func write(_ citation: Citation, to output: inout some TextOutputStream) {
        let time = citation.asOf.map { ", as of \($0)" } ?? ""
        let value = citation.value.printable
        output.write(style.faint("    \(citation.file): \(citation.field.printable) = \(value)\(time)") + "\n")
    }

    private func writePaths(to output: inout some TextOutputStream) {
        output.write("\n" + style.bold("Ways to its root user") + "\n")
        for path in audit.judge.attackPaths(of: account) {
            let word = style.paint(path.standing.word.uppercased(), as: path.standing.status)
            output.write("  \(word)  \(path.kind.rawValue): \(path.kind.words)\n")
            for barrier in path.barriers {
                let sentence = "\(barrier.standing.word): \(barrier.sentence)".printable
                for line in sentence.wrapped(to: Self.width, indent: "      ") { output.write(line + "\n") }
            }
        }
    }

    private func write(_ verdict: Verdict, to output: inout some TextOutputStream) {
        let status = style.paint(verdict.status.word.uppercased(), as: verdict.status)
        output.write("\n\(status)  \(style.bold(verdict.control.title)) (\(verdict.control.rawValue))\n")
        write(verdict.sentence, to: &output)
        if let acceptance = audit.acceptance(of: verdict, on: account) { write(acceptance.sentence, to: &output) }
        if verdict.accountLevel.status != verdict.status {
            write(
                "In the account itself: \(verdict.accountLevel.status.word) (\(verdict.accountLevel.reason.rawValue)).",
                to: &output
            )
        }
        if let tried = verdict.guardVerdict {
            write("Guard \(tried.property.rawValue): \(tried.result.words).", to: &output)
            if let over = tried.tried { write(over, tried.property, to: &output) }
        }
        for citation in verdict.accountLevel.evidence { write(citation, to: &output) }
        guard verdict.status == .fail else { return }
        if let remedy = Remediation(of: verdict, on: account, in: audit) {
            RemediationView(remedy).write(to: &output)
        }
        if let mapping = mappings[verdict.control] {
            let words = mapping.requirements.map { "\($0.standard) \($0.ids.joined(separator: ", "))" }
            write("Asked for by: \(words.joined(separator: "; ")).", to: &output)
        }
    }

    /// The chain, what gets through it, and what the proof takes for granted.
    private func write(_ tried: TriedGuard, _ property: GuardProperty, to output: inout some TextOutputStream) {
        let tree = audit.organization(of: account)?.organization.tree
        let view = ChainView(
            tried: tried,
            property: property,
            name: { node in NodeID(node).flatMap { tree?.name(of: $0) } },
            style: style
        )
        for line in view.lines() { output.write(line.printable + "\n") }
        let proof = tried.proof
        if !proof.remainder.isEmpty {
            write("What gets through:", to: &output)
            RemainderTextView(style: style).write(proof.remainder, to: &output)
        }
        for doubt in proof.doubts { write("In doubt: \(doubt).", to: &output) }
        for escape in proof.escapes { write("A way around it: \(escape)", to: &output) }
        if proof.result == .proved {
            write("The proof takes for granted: \(proof.assumptions.joined(separator: " "))", to: &output)
        }
    }

    private func writeOpenQuestions(_ verdicts: [Verdict], to output: inout some TextOutputStream) {
        var seen: Set<Gap> = []
        let gaps = verdicts.filter { $0.status == .unknown }.flatMap(\.gaps).filter { seen.insert($0).inserted }
        guard !gaps.isEmpty else { return }
        output.write("\n" + style.bold("What would settle what is unknown") + "\n")
        for gap in gaps {
            write(gap.words + "; to settle it:", to: &output)
            output.write("    \(gap.settledBy.printable)\n")
        }
    }

    private func write(_ sentence: String, to output: inout some TextOutputStream) {
        for line in sentence.printable.wrapped(to: Self.width, indent: "  ") { output.write(line + "\n") }
    }
}

extension GuardVerdict.Result {
    fileprivate var words: String {
        switch self {
        case .proved: "proved"
        case .refuted: "refuted"
        case .unknown: "unknown"
        case .notApplicable: "not applicable"
        }
    }
}

extension Posture.Standing {
    fileprivate var word: String {
        switch self {
        case .open: "open"
        case .closed: "closed"
        case .unknown: "unknown"
        case .notApplicable: "n/a"
        }
    }

    /// The status that is painted in the same colour.
    fileprivate var status: Status {
        switch self {
        case .open: .fail
        case .closed: .pass
        case .unknown: .unknown
        case .notApplicable: .notApplicable
        }
    }
}
