internal import ArgumentParser

struct ActivityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "activity",
        abstract: "Say who used root, when and for what, from CloudTrail.",
        subcommands: [ScanCommand.self, ClassifyCommand.self, VerifyCommand.self]
    )
}
