internal import ArgumentParser
internal import Evidence
internal import Organization
internal import Posture
internal import Report

struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tell one account's whole story.",
        discussion: """
            Every verdict in plain sentences, the evidence it rests on with file and field, what is unknown, which AWS \
            call would settle it, and who beside root can administer the account.

            EXAMPLES
              taproot explain 111122223333 fleet
              taproot explain 111122223333 fleet --format json
            """
    )

    @Argument(help: "The account's twelve digits.")
    var account: AccountID

    @Argument(help: "Where the evidence lies, as for audit.")
    var paths: [String]

    @OptionGroup var options: SettingsOptions

    @OptionGroup var trails: ActivityOptions

    @Option(help: "text or json.")
    var format: Format = .text

    @Flag(help: "Exit with 0 even where something fails.")
    var exitZero = false

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    func run() async throws {
        try await Exit.reporting {
            let settings = try options.settings()
            let audit = try await Loading.audit(
                paths,
                settings,
                uses: try await trails.uses(),
                administrators: .of(account)
            )
            guard let found = audit.account(account) else {
                Exit.standardError(
                    "taproot: account \(account) is not in \(paths.joined(separator: ", ")); "
                        + "taproot audit --format csv lists the accounts that are\n"
                )
                throw Exit.badInput
            }
            var file = FileOutput()
            switch format {
            case .text: try ExplainView(found, in: audit, style: .current(toFile: false)).write(to: &file)
            case .json: AccountJSONView(found, in: audit).write(to: &file)
            }
            try file.finish()
            let fails = audit.verdicts(on: found).contains { verdict in
                verdict.status == .fail && audit.acceptance(of: verdict, on: found) == nil
            }
            if fails, !exitZero { throw Exit.somethingFails }
        }
    }
}
