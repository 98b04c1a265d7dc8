internal import ArgumentParser
internal import Ledger
internal import Organization
internal import Report

struct LedgerExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print the events that the ledger holds, one a line.",
        discussion: """
            The lines are JSON, as `taproot activity scan` prints them, ordered by time and then by event id.

            EXAMPLES
              taproot ledger export > activity.jsonl
              taproot ledger export --since 2026-01-01 --until 2026-02-01 --output january.jsonl
            """
    )

    @OptionGroup var options: LedgerOptions

    @Option(help: "Only events at this moment or after it (ISO 8601).")
    var since: Instant?

    @Option(help: "Only events before this moment (ISO 8601).")
    var until: Instant?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file")
    )
    var output: String?

    func validate() throws {
        if let since, let until, since > until { throw ValidationError("--since is after --until.") }
        if output?.isEmpty == true { throw ValidationError("--output names no file.") }
    }

    func run() async throws {
        try await Exit.reporting {
            let ledger = try options.ledger(creating: false)
            var file =
                try output.flatMap { $0 == "-" ? nil : $0 }.map { path in try FileOutput(path: path) } ?? FileOutput()
            let start = since ?? Instant(millisecondsSince1970: .min)
            let end = until ?? Instant(millisecondsSince1970: .max)
            try ledger.forEachEvent(in: start..<end) { ActivityJSONView($0).write(to: &file) }
            try file.finish()
        }
    }
}
