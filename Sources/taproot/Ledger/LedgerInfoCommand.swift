internal import ArgumentParser
internal import Ledger
internal import Organization
internal import Report

struct LedgerInfoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info",
        abstract: "Say what the ledger holds.",
        discussion: """
            EXAMPLES
              taproot ledger info
              taproot ledger info --ledger history.sqlite
            """
    )

    @OptionGroup var options: LedgerOptions

    func run() async throws {
        try await Exit.reporting {
            let info = try options.ledger(creating: false).info()
            let output = FileOutput()
            for (name, value) in lines(info) {
                output.write(name + String(repeating: " ", count: max(1, 18 - name.count)) + value + "\n")
            }
            try output.finish()
        }
    }

    private func lines(_ info: LedgerInfo) -> [(String, String)] {
        func range(_ first: Instant?, _ last: Instant?) -> String {
            guard let first, let last else { return "" }
            return ", \(first) to \(last)"
        }
        return [
            ("file", info.path),
            ("size", "\(info.bytes) bytes"),
            ("events", "\(info.events)" + range(info.firstEvent, info.lastEvent)),
            ("uses", "\(info.uses)"),
            ("accounts", "\(info.accountsWithEvents) with events"),
            ("files read", "\(info.files)"),
            ("audits", "\(info.snapshots)" + range(info.firstSnapshot, info.lastSnapshot)),
            ("uses in reports", "\(info.useObservations)"),
            ("pruned before", info.prunedBefore.map { "\($0)" } ?? "nothing"),
        ]
    }
}
