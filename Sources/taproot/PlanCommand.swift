internal import ArgumentParser
internal import Evidence
internal import Posture
internal import Remedy
internal import Report

struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "List the few changes that close most, best first.",
        discussion: """
            An account's root user is open along paths: a key that leaks, a password that is guessed, a mailbox that is taken \
            over, a code that is asked for on a look-alike page, and a policy that somebody can take away. The plan is a short \
            list of changes that close the open ones: attach this policy at that OU, remove the root credentials of those \
            members, delete that key, register MFA in hardware there.

            What a change does is not assumed: the accounts are judged again as they would be after it, and every guard is \
            proved. For each change the plan says how many paths it closes and in which accounts, whose use of root it would \
            stop, which verdicts it changes, and what has to be done before it. What no change closes is listed, too.

            EXAMPLES
              taproot plan fleet
              taproot plan fleet --format markdown --output tickets.md
              taproot plan fleet --format json | jq '.items[0]'
            """
    )

    @Argument(help: "Where the evidence lies, as for audit.")
    var paths: [String]

    @OptionGroup var options: SettingsOptions

    @OptionGroup var trails: ActivityOptions

    @Option(help: "How to show it. (default: by the ending of --output, else text)")
    var format: PlanFormat?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file")
    )
    var output: String?

    func run() async throws {
        try await Exit.reporting {
            let settings = try options.settings()
            let uses = try await trails.uses()
            let audit = try await Loading.audit(paths, settings, uses: uses, administrators: .ofEverybody)
            try write(try await Plan(audit, workers: Loading.cores))
        }
    }

    private func write(_ plan: Plan) throws {
        var file =
            try output.flatMap { $0 == "-" ? nil : $0 }.map { path in try FileOutput(path: path) } ?? FileOutput()
        switch format ?? output.flatMap(PlanFormat.init(path:)) ?? .text {
        case .text: PlanTextView(plan, style: .current(toFile: output != nil)).write(to: &file)
        case .json: PlanJSONView(plan, version: Version.current).write(to: &file)
        case .markdown: PlanMarkdownView(plan, version: Version.current).write(to: &file)
        case .csv: PlanCSVView(plan).write(to: &file)
        }
        try file.finish()
    }
}

/// The forms in which a plan can be shown.
enum PlanFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case markdown
    case csv

    /// The form that a file's ending asks for.
    init?(path: String) {
        switch path.split(separator: ".").last {
        case "json": self = .json
        case "md", "markdown": self = .markdown
        case "csv": self = .csv
        default: return nil
        }
    }
}
