internal import ArgumentParser

/// The command line. Each subcommand has a file of its own and decides nothing: it composes what the modules do.
@main
struct Taproot: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "taproot",
        abstract: "Tells the truth about the root users of AWS accounts.",
        discussion: """
            Taproot reads snapshots: folders of AWS CLI answers, for one account or for a hundred thousand. It tells \
            for every account's root user whether it was used, has keys, has MFA and of what kind, how that is known, \
            and what is unknown and why.

            EXAMPLES
              taproot collect --out fleet             take a snapshot of your accounts from AWS
              taproot demo fleet                      or write a fleet to try things on
              taproot audit fleet                     the figures, as a table
              taproot audit fleet --format html --output report.html
              taproot explain 111122223333 fleet      one account's whole story
              taproot plan fleet                      the few changes that close most
              taproot fix 111122223333:root-access-key --in fleet
              taproot activity scan AWSLogs           who used root, and when
              taproot trend                           what the history adds up to
              taproot guard build --require-mfa       the policy that guards root users, with its proof
              taproot guard simulate guard.json --at ou-a1b2-c3d4e5f6 fleet

            EXIT CODES
              0  ran, nothing fails        3  ran, something fails (0 with --exit-zero)
              64 wrong usage               65 input that is not what it claims to be
              69 a service not reached     70 a fault of Taproot itself
            """,
        version: Version.current,
        subcommands: [
            CollectCommand.self, AuditCommand.self, ExplainCommand.self, PlanCommand.self, FixCommand.self,
            ActivityCommand.self, LedgerCommand.self, TrendCommand.self, PolicyCommand.self, GuardCommand.self,
            DemoCommand.self,
        ]
    )
}
