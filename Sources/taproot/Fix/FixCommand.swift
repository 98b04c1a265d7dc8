internal import ArgumentParser
internal import Evidence
internal import Glibc
internal import Organization
internal import Posture
internal import Remedy
internal import Report

struct FixCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fix",
        abstract: "Show the commands that fix a finding, or carry out what can safely be done by API.",
        discussion: """
            Without --apply nothing is changed: the commands, the Terraform and the way through the console are shown. \
            With it, credentials of members' root users are deleted in root sessions, and service control policies are \
            made and attached. Management accounts and accounts outside of organizations are never changed.

            Every step is written down in a journal before and after it is done. Before a fix, AWS must look as the \
            snapshot says; where it does not, the run stops. A run that was cut off goes on with the same command: it \
            asks AWS first how the last step ended.

            A fix is an account and a control, or an account and remove-root-credentials or delete-access-key; or the id of \
            an item of `taproot plan`, which is made anew from the same evidence.

            EXAMPLES
              taproot fix --in fleet 111122223333:root-access-key 444455556666:root-mfa
              taproot fix --in fleet 111122223333:remove-root-credentials --apply
              taproot fix --in fleet remove-root-credentials:ou-a1b2-c3d4e5f6
              taproot fix --in fleet --attach guard.json --at ou-a1b2-c3d4e5f6 --apply
              taproot fix --print-policy
            """
    )

    @Argument(
        help: ArgumentHelp("What is to be fixed: an account, a colon, a control; or a plan's item.", valueName: "fix")
    )
    var wishes: [FixWish] = []

    @Option(name: .customLong("in"), help: ArgumentHelp("Where the evidence lies, as for audit.", valueName: "path"))
    var paths: [String] = []

    @OptionGroup var attaching: AttachOptions

    @Flag(help: "Show what is to be done, or do what can be done by API.")
    var mode: Mode = .dryRun

    @OptionGroup var permits: FixPermits

    @Option(
        help: ArgumentHelp("Where every step is written down. (default: beside the evidence)", valueName: "file")
    )
    var journal: String?

    @OptionGroup var trails: ActivityOptions

    @OptionGroup var options: SettingsOptions

    @Option(help: "text or json.")
    var format: ExplainCommand.Format = .text

    @Flag(help: "Print the least permissions that --apply needs.")
    var printPolicy = false

    enum Mode: String, EnumerableFlag {
        case dryRun
        case apply
    }

    func validate() throws {
        if printPolicy { return }
        if paths.isEmpty { throw ValidationError("Name the evidence with --in.") }
        if mode == .apply, options.asOf != nil {
            throw ValidationError("--as-of does not go with --apply: what is changed is changed now.")
        }
        if wishes.isEmpty, attaching.attach == nil {
            throw ValidationError(
                "Name what is to be fixed, such as 111122223333:root-access-key, or --attach a policy."
            )
        }
    }

    func run() async throws {
        try await Exit.reporting {
            if printPolicy { return try write(Fixing.permissions(region: trails.aws.region)) }
            let settings = try options.settings()
            let uses = try await trails.uses()
            let audit = try await Loading.audit(paths, settings, uses: uses, administrators: .ofEverybody)
            let whole = wishes.contains(where: \.isItem) ? try await Plan(audit, workers: Loading.cores) : nil
            let plan = try FixPlan(wishes, of: whole, attaching: try attaching.attachment(), in: audit)
            let view = FixPlanView(plan, style: .current(toFile: false))
            if mode == .dryRun || plan.tasks.isEmpty {
                try show(view)
                if mode == .apply { throw Exit.somethingFails }
                return
            }
            try permits.confirm(plan)
            try await Fixing.apply(plan, permits, trails.aws, audit, journal: journalPath)
            if plan.fixes.contains(where: { $0.task == nil && $0.remediation != nil }) {
                try show(view)
                throw Exit.somethingFails
            }
        }
    }

    private var journalPath: String {
        if let journal { return journal }
        var path = paths.first ?? ""
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        // Beside the folder, which has to be named for that.
        if [".", ".."].contains(path.split(separator: "/").last), let whole = realpath(path, nil) {
            path = String(cString: whole)
            free(whole)
        }
        return path + ".fix.jsonl"
    }

    private func show(_ view: FixPlanView) throws {
        var output = FileOutput()
        switch format {
        case .text: view.write(to: &output)
        case .json: view.writeJSON(to: &output)
        }
        try output.finish()
    }

    private func write(_ text: String) throws {
        let output = FileOutput()
        output.write(text)
        try output.finish()
    }
}
