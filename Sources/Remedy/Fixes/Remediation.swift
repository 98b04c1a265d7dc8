/// What to do about one thing that fails: in a sentence, as commands of the AWS CLI, as Terraform, and in the console.
public struct Remediation: Hashable, Sendable {
    /// What to do and what to mind, in whole sentences.
    public let sentence: String
    /// Commands of the AWS CLI, in their order. A word in capitals with underscores stands for what the command before it
    /// lists; everything else is as it is to be typed.
    public let commands: [String]
    /// The same in Terraform; nil where there is no resource for it.
    public let terraform: String?
    /// The way through the console.
    public let console: String

    init(sentence: String, commands: [String], terraform: String? = nil, console: String) {
        self.sentence = sentence
        self.commands = commands
        self.terraform = terraform
        self.console = console
    }
}
