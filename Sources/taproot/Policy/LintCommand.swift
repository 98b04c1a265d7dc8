internal import ArgumentParser
internal import PolicyReach
internal import Report

struct LintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Find mistakes in policies, above all in guards of root users.",
        discussion: """
            Tells what AWS would refuse (error), what it takes but does not do what its writer means (warning), and what \
            comes with a policy that does what it says (note). Where a line says that something is denied, left open or \
            never applies, that has been proved over all requests.

              guard.json:4:18: warning: long-term keys carry no aws:MultiFactorAuthPresent, so Bool "false" lets them \
            through; write BoolIfExists [bool-if-exists]

            A policy is one JSON document as it would be attached, in a file of its own. --list-rules explains every rule, \
            with an example.

            EXAMPLES
              taproot policy lint guard.json
              taproot policy lint policies/*.json --format json
              taproot policy lint --kind resource bucket-policy.json
              aws organizations describe-policy --policy-id p-a1b2c3d4 --output text \\
                  --query Policy.Content | taproot policy lint -
              taproot policy lint --list-rules

            The exit code is 0 where there is nothing but notes, 3 where there is anything worse, and 65 where a file \
            cannot be read.
            """
    )

    @Argument(help: "Files with a policy each, or - for standard input.")
    var files: [String] = []

    @Option(help: "What the policies are attached as: scp, rcp, identity or resource.")
    var kind: PolicyLint.Kind = .scp

    @Option(help: "text, a line for each finding; or json, an array of them.")
    var format: LintFormat = .text

    @Flag(help: "Exit with 0 even where something is found.")
    var exitZero = false

    @Flag(help: "Explain all rules, and end.")
    var listRules = false

    func validate() throws {
        if files.isEmpty, !listRules { throw ValidationError("name a file with a policy, or - for standard input") }
    }

    func run() async throws {
        try await Exit.reporting {
            var output = FileOutput()
            if listRules {
                LintRulesView(style: .current(toFile: false)).write(to: &output)
                try output.finish()
                return
            }
            let lint = PolicyLint(kind: kind)
            var found: [(file: String, finding: LintFinding)] = []
            var isAnyUnreadable = false
            for file in files {
                do throws(InputError) {
                    let findings = lint.findings(inText: try InputFile.text(file))
                    found += findings.map { (file, $0) }
                    if format == .text {
                        LintTextView(findings, in: file, style: .current(toFile: false)).write(to: &output)
                    }
                } catch {
                    // The other files are told of all the same.
                    Exit.standardError("taproot: \(error)\n")
                    isAnyUnreadable = true
                }
            }
            if format == .json { LintJSONView(found).write(to: &output) }
            try output.finish()
            if isAnyUnreadable { throw Exit.badInput }
            if !exitZero, found.contains(where: { $0.finding.severity != .note }) { throw Exit.somethingFails }
        }
    }
}

/// How findings are written.
enum LintFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
}
