internal import ArgumentParser
internal import Collector
internal import Evidence
internal import Ledger
internal import Posture
internal import Report

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Judge the root user of every account in a snapshot.",
        discussion: """
            PATH is a fleet (a folder with a folder for each organization), one organization's folder, one account's \
            folder, or a bare credential-report.csv. Several paths are judged together.

            Verdicts: pass, fail, mitigated (a policy is proved to make up for it), unknown (the evidence does not \
            tell; the reason says what is missing) and not_applicable.

            With --live, what was refused and what went unanswered is told on standard error. Where nothing fails, the \
            exit code is then 69 if something went unanswered, and 65 if an account of --account was not asked.

            EXAMPLES
              taproot audit fleet
              taproot audit fleet --only fail,unknown --format csv --output findings.csv
              taproot audit fleet --window 24h --as-of 2026-01-24T00:00:00Z
              taproot audit fleet --compare 2021-study
              taproot audit fleet --activity AWSLogs
              taproot audit fleet --record
              taproot audit --live --role-name AuditRole
              taproot audit credential-report.csv --as-of 2026-01-24T12:00Z
            """
    )

    @Argument(help: "Where the evidence lies; with --live, the folder to collect it into.")
    var paths: [String] = []

    @OptionGroup var options: SettingsOptions

    @OptionGroup var trails: ActivityOptions

    @Option(help: "How to show it. (default: by the ending of --output, else table)")
    var format: AuditFormat?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file")
    )
    var output: String?

    @Option(
        help: ArgumentHelp(
            "List only findings of these statuses, separated by commas: pass, fail, mitigated, unknown, not_applicable.",
            valueName: "statuses"
        )
    )
    var only: StatusList?

    @Option(help: ArgumentHelp("Lay published figures beside the fleet's: 2021-study.", valueName: "study"))
    var compare: String?

    @Flag(
        help: """
            Remember the audit in the ledger: facts, verdicts, who is left out, what is accepted, and the events of the \
            trails that --activity names.
            """
    )
    var record = false

    @OptionGroup var ledger: LedgerOptions

    @Flag(help: "Exit with 0 even where something fails.")
    var exitZero = false

    @Flag(
        help: "Collect the evidence from AWS first, as taproot collect does; without PATH, into a folder for this once."
    )
    var live = false

    @OptionGroup(title: "Collecting, for --live") var selection: CollectionSelection

    func validate() throws {
        _ = try study()
        if !live, paths.isEmpty { throw ValidationError("Name where the evidence lies, or collect it with --live.") }
        if live, paths.count > 1 { throw ValidationError("--live collects into one folder; name one, or none.") }
        if ledger.file != nil, !record { throw ValidationError("--ledger goes with --record.") }
        guard let output else { return }
        if output.isEmpty { throw ValidationError("--output names no file.") }
        let ending = output.split(separator: "/").last?.split(separator: ".").dropFirst().last
        if format == nil, let ending, AuditFormat(path: output) == nil, ending != "txt" {
            throw ValidationError("No format goes with the ending .\(ending); name one with --format.")
        }
    }

    func run() async throws {
        try await Exit.reporting {
            let comparison = try study()
            let settings = try options.settings()
            let kept = try record ? ledger.ledger(creating: true) : nil
            let (uses, files) = try await trails.evidence()
            let (audit, collected) =
                try await live
                ? liveEvidence { folder in try await Loading.audit([folder], settings, uses: uses) }
                : (Loading.audit(paths, settings, uses: uses), nil)
            let report = AuditReport(
                audit,
                version: Version.current,
                comparison: comparison,
                only: only?.statuses ?? Set(Status.allCases)
            )
            try write(report)
            if let kept {
                try kept.record(audit)
                try keep(files, in: kept)
            }
            if audit.hasFailures, !exitZero { throw Exit.somethingFails }
            if let code = collected?.code { throw code }
        }
    }

    /// Takes the events of the trails beside a recorded audit into the ledger, so that trends count what the audit counted.
    private func keep(_ files: [IngestedFile], in ledger: Ledger) throws {
        if files.isEmpty { return }
        let outcome = try ledger.ingestAll(files)
        Exit.standardError("taproot: the ledger took in \(outcome.added) new events of the trails\n")
    }

    /// Lends a folder with evidence that was just collected. What could not be read is told, and is unknown in the audit.
    private func liveEvidence(
        _ judge: (String) async throws -> Audit
    ) async throws -> (audit: Audit, collected: CollectionProgress?) {
        let temporary = try paths.isEmpty ? TemporaryFolder() : nil
        let folder = temporary?.path ?? paths[0]
        let progress = try await Collecting.run(selection.options, trails.aws, into: folder, logFormat: .text)
        Exit.standardError(CollectionSummary(progress, folder: folder).remarks)
        let audit = try await judge(folder)
        // Until here the folder has to be there.
        withExtendedLifetime(temporary) {}
        return (audit, progress)
    }

    private func study() throws -> ReferenceStudy? {
        guard let compare else { return nil }
        let studies = try ReferenceStudy.all()
        guard let study = studies.first(where: { $0.id == compare }) else {
            let names = studies.map(\.id).joined(separator: ", ")
            throw ValidationError("There is no study called \u{201C}\(compare)\u{201D}; there is: \(names).")
        }
        return study
    }

    private func write(_ report: AuditReport) throws {
        var file =
            try output.flatMap { $0 == "-" ? nil : $0 }.map { path in try FileOutput(path: path) } ?? FileOutput()
        let format = format ?? output.flatMap(AuditFormat.init(path:)) ?? .table
        switch format {
        case .table: TableView(report, style: .current(toFile: output != nil)).write(to: &file)
        case .json: JSONView(report).write(to: &file)
        case .csv: CSVView(report).write(to: &file)
        case .markdown: MarkdownView(report).write(to: &file)
        case .html: try HTMLView(report).write(to: &file)
        }
        try file.finish()
    }
}

/// The forms in which an audit can be shown.
enum AuditFormat: String, ExpressibleByArgument, CaseIterable {
    case table
    case json
    case csv
    case markdown
    case html

    /// The form that a file's ending asks for.
    init?(path: String) {
        switch path.split(separator: ".").last {
        case "json": self = .json
        case "csv": self = .csv
        case "md", "markdown": self = .markdown
        case "html", "htm": self = .html
        default: return nil
        }
    }
}
