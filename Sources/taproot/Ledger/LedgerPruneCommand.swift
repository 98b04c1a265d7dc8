internal import ArgumentParser
internal import FoundationEssentials
internal import Ledger
internal import Organization
internal import Report

struct LedgerPruneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune",
        abstract: "Take away what lies before a moment.",
        discussion: """
            Events, audits and uses before that moment are deleted, and the space is given back. They do not come back: \
            what is older is left out from now on.

            EXAMPLES
              taproot ledger prune --before 2025-01-01
            """
    )

    @OptionGroup var options: LedgerOptions

    @Option(help: "What lies before this moment goes (ISO 8601).")
    var before: Instant

    func validate() throws {
        guard Double(before.millisecondsSince1970) / 1000 > Date.now.timeIntervalSince1970 else { return }
        throw ValidationError("--before lies in the future: nothing would be taken in until then.")
    }

    func run() async throws {
        try await Exit.reporting {
            let outcome = try options.ledger(creating: false).prune(before: before)
            let output = FileOutput()
            output.write(
                "Took away \(outcome.events) events, \(outcome.snapshots) audits and \(outcome.useObservations) uses "
                    + "that reports told, all before \(before).\n"
            )
            try output.finish()
        }
    }
}
