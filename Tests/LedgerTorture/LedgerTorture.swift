import Glibc

/// Kills ingests, and measures them.
///
///     ledger-torture [KILLS [SEED]]
///     ledger-torture --bench EVENTS [FOLDER]
///
/// For each kill: a process ingests an imagined trail, is killed at a random moment, ingests the same again to the end,
/// and its ledger must hold what an undisturbed one holds.
@main struct LedgerTorture {
    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            switch arguments.first {
            case "--child" where arguments.count == 3:
                try Victim(ledger: arguments[1], seed: UInt64(arguments[2]) ?? 0).run()
            case "--bench" where arguments.count > 1:
                try IngestBenchmark(
                    events: Int(arguments[1]) ?? 1_000_000,
                    folder: arguments.count > 2 ? arguments[2] : nil
                ).run()
            default:
                let numbers = arguments.compactMap { Int($0) }
                let isWhole = try KillTest(kills: numbers.first ?? 200, seed: numbers.dropFirst().first ?? 1).run()
                exit(isWhole ? 0 : 1)
            }
        } catch {
            print("failed: \(error)")
            exit(1)
        }
    }
}
