internal import ArgumentParser

struct PolicyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "Say what policies allow and deny.",
        subcommands: [EvaluateCommand.self, ProveCommand.self, DiffCommand.self, LintCommand.self]
    )
}
