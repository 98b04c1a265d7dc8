internal import ArgumentParser

struct GuardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guard",
        abstract:
            "Write policies that guard root users, with their proof, and try policies out before they are attached.",
        subcommands: [GuardBuildCommand.self, GuardSimulateCommand.self]
    )
}
