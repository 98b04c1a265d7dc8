internal import ArgumentParser

struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "Look after the history that Taproot keeps.",
        discussion: """
            The ledger is one SQLite file that holds what trails told of root users and what audits found. `taproot \
            ledger ingest` adds trails, `taproot audit --record` an audit; `taproot trend` tells what they add up to. Only \
            its owner can read it.
            """,
        subcommands: [
            LedgerIngestCommand.self, LedgerInfoCommand.self, LedgerVerifyCommand.self, LedgerExportCommand.self,
            LedgerPruneCommand.self,
        ]
    )
}
