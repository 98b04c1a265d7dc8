internal import ArgumentParser

struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "Look after the history that Taproot keeps.",
        discussion: """
            The ledger is one SQLite file that holds what trails told of root users and what audits found. `taproot \
            audit --record` adds an audit. Only its owner can read it.
            """,
        subcommands: [
            LedgerInfoCommand.self, LedgerVerifyCommand.self, LedgerExportCommand.self, LedgerPruneCommand.self,
        ]
    )
}
