internal import ArgumentParser

struct GuardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guard",
        abstract: "Write service control policies that guard root users, and prove that they do.",
        subcommands: [GuardBuildCommand.self]
    )
}
