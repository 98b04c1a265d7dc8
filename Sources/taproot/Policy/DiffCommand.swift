internal import ArgumentParser
internal import PolicyLanguage
internal import PolicyReach
internal import Report

struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Say what a change of a policy lets through, and what it no longer does.",
        discussion: """
            The answer holds for all requests of anybody: equal, wider, narrower, different, or unknown with the reason. \
            Each difference comes with a request that shows it.

            Without --scp the policies are read as grants: what no statement allows is not allowed. With --scp they are \
            read as service control policies; one that only denies is taken to hang beside AWS's own FullAWSAccess.

            EXAMPLES
              taproot policy diff old.json new.json
              taproot policy diff --scp old.json new.json --format json
              git show main:guard.json | taproot policy diff --scp - guard.json

            The exit code is 3 where the new policy lets through what the old one did not, or where that is unknown: a \
            check of pull requests can rest on it.
            """
    )

    @Argument(help: "The policy as it was, a file or - for standard input.")
    var old: String

    @Argument(help: "The policy as it is to be.")
    var new: String

    @Flag(help: "Read both as service control policies.")
    var scp = false

    @Option(help: "text or json.")
    var format: Format = .text

    @Flag(help: "Exit with 0 whatever the change opens.")
    var exitZero = false

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    func validate() throws {
        if old == "-", new == "-" { throw ValidationError("only one of the policies can be standard input") }
    }

    func run() async throws {
        try await Exit.reporting {
            let difference = PolicyDifference(from: try document(old), to: try document(new))
            var output = FileOutput()
            switch format {
            case .text: DifferenceView(difference).writeText(style: .current(toFile: false), to: &output)
            case .json: DifferenceView(difference).writeJSON(to: &output)
            }
            try output.finish()
            let opens = !difference.opens.isEmpty || difference.result == .unknown
            if opens, !exitZero { throw Exit.somethingFails }
        }
    }

    private func document(_ path: String) throws(InputError) -> PolicyDocument {
        let document = try PolicyFiles.document(path)
        let allows = document.statements.contains { $0.effect == .allow }
        return scp && !allows ? document.besideFullAccess : document
    }
}
