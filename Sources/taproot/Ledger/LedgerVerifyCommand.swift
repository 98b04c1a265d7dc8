internal import ArgumentParser
internal import Ledger
internal import Report

struct LedgerVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check that the ledger is sound.",
        discussion: """
            Checks the file, and that everything in it that follows from something else in it does: figures of days \
            from events, sessions from the events that opened them. Ends with 3 where something is wrong.

            EXAMPLES
              taproot ledger verify
            """
    )

    @OptionGroup var options: LedgerOptions

    func run() async throws {
        try await Exit.reporting {
            let ledger = try options.ledger(creating: false)
            let problems = try ledger.verify()
            let output = FileOutput()
            for problem in problems { output.write(problem + "\n") }
            if problems.isEmpty { output.write("\(ledger.path) is sound.\n") }
            try output.finish()
            if !problems.isEmpty { throw Exit.somethingFails }
        }
    }
}
