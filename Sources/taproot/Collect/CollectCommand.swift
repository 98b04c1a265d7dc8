internal import ArgumentParser
internal import Collector
internal import Organization
internal import Posture
internal import Report

struct CollectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "collect",
        abstract: "Take a snapshot of an organization, or of one account, from AWS.",
        discussion: """
            Run it in the management account, or in an account that administrates IAM for it, and it asks the \
            organization, then every member account by a role in it, and the root users themselves where the \
            organization has centralized root access. In an account without organization it takes that account.

            It only reads; the one thing it has AWS do is to write credential reports. Every answer becomes a file as \
            it arrives, every refusal too, in the form in which the AWS CLI prints it. Stop it whenever you like: the \
            same command goes on where it was.

            Credentials come from where the AWS CLI takes them.

            EXAMPLES
              taproot collect --out fleet
              taproot collect --out fleet --role-name AuditRole --external-id 8f2c --profile audit
              taproot collect --out fleet --account 111122223333 --max-age 0s
              taproot collect --out fleet --metrics /var/lib/node_exporter/taproot.prom
              taproot collect --print-policy member --format cloudformation
              taproot collect --plan
              taproot audit fleet
            """
    )

    @Option(help: ArgumentHelp("The snapshot's folder; made where it isn't there.", valueName: "folder"))
    var out: String?

    @OptionGroup var selection: CollectionSelection

    @OptionGroup var aws: AWSOptions

    @Option(help: "How the progress is told where standard error is no terminal.")
    var logFormat: LogFormat = .text

    @Option(
        help: ArgumentHelp(
            "Write figures about the run to this file at its end, in the form that Prometheus reads.",
            valueName: "file"
        )
    )
    var metrics: String?

    @Flag(help: "List the calls that would be made, and make none.")
    var plan = false

    @Option(
        help: ArgumentHelp(
            "Print the least permissions that it needs: of the collector, or of the role in member accounts.",
            valueName: "collector|member"
        )
    )
    var printPolicy: PermissionPolicy.Role?

    @Option(help: ArgumentHelp("The form of --print-policy.", valueName: "json|cloudformation|terraform"))
    var format: PolicyFormat = .json

    func validate() throws {
        if out == nil, !plan, printPolicy == nil { throw ValidationError("Name the snapshot's folder with --out.") }
        if printPolicy == .collector, format != .json {
            throw ValidationError("--format \(format.rawValue) goes with --print-policy member: it rolls the role out.")
        }
    }

    func run() async throws {
        try await Exit.reporting {
            if plan { return try write(planText) }
            if let printPolicy { return try write(try text(ofPolicy: printPolicy)) }
            guard let out else { return }
            let progress = try await Collecting.run(
                selection.options,
                aws,
                into: out,
                logFormat: logFormat,
                metrics: metrics
            )
            try write(CollectionSummary(progress, folder: out).text)
            if let code = progress.code { throw code }
        }
    }

    private func write(_ text: String) throws {
        let output = FileOutput()
        output.write(text)
        try output.finish()
    }

    private var planText: String {
        CollectionPlan(options: selection.options).steps.map { step in
            "\(step.actor)  aws \(step.call)  \(step.permissions.joined(separator: " "))\n"
        }.joined()
    }

    private func text(ofPolicy role: PermissionPolicy.Role) throws -> String {
        let options = selection.options
        let policy = PermissionPolicy(role, options: options, partition: try Collecting.partition(aws))
        let name = options.roleNames.first ?? ""
        return switch format {
        case .json: policy.document
        case .cloudformation: policy.cloudFormation(roleName: name, externalID: options.externalID)
        case .terraform: policy.terraform(roleName: name, externalID: options.externalID)
        }
    }
}

/// The forms in which permissions can be printed.
enum PolicyFormat: String, ExpressibleByArgument, CaseIterable {
    case json
    case cloudformation
    case terraform
}

/// The forms of lines about progress.
enum LogFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
}
