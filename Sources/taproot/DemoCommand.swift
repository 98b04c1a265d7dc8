internal import ArgumentParser
internal import DemoFleet

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Write an imagined fleet to try things on.",
        discussion: """
            The fleet has every kind of account that an auditor meets, so that every verdict occurs. The same seed \
            writes the same bytes. With --study-2021 it has 1,143 accounts whose audit prints that study's figures.

            EXAMPLES
              taproot demo fleet
              taproot demo fleet --accounts 5000 --seed 7
              taproot demo study --study-2021 && taproot audit study --compare 2021-study
            """
    )

    @Argument(help: "The folder to write. It must not be there yet, or be empty.")
    var out: String

    @Option(help: "How many accounts. (default: 60)")
    var accounts: Int?

    @Option(help: "How many IAM users each account has.")
    var users = 3

    @Option(help: "What chance starts from.")
    var seed: UInt64 = 1

    @Flag(name: .customLong("study-2021"), help: "Write the 1,143 accounts of the 2021 study.")
    var study2021 = false

    func validate() throws {
        if study2021, accounts != nil { throw ValidationError("The study has 1,143 accounts; leave --accounts out.") }
        if let accounts, !(1...1_000_000).contains(accounts) {
            throw ValidationError("--accounts is 1 to 1000000.")
        }
        guard (0...5000).contains(users) else { throw ValidationError("--users is 0 to 5000, AWS's quota.") }
    }

    func run() async throws {
        try await Exit.reporting {
            let fleet =
                study2021
                ? DemoFleet.study2021(usersPerAccount: users, seed: seed)
                : DemoFleet(accounts: accounts ?? 60, usersPerAccount: users, seed: seed)
            let line = ProgressLine("writing accounts:")
            defer { line.clear() }
            try fleet.write(to: out) { line.show($0, of: accounts ?? $0) }
            line.say("Wrote \(out). Next: taproot audit \(out)")
        }
    }
}
