internal import Remedy

extension JSONText {
    /// What to do, in a sentence, as commands, as Terraform and in the console.
    mutating func remedy(_ remedy: Remediation) {
        object { json in
            json.member("sentence", remedy.sentence)
            json.member("commands") { $0.array(remedy.commands) { $1.string($0) } }
            json.member("terraform", remedy.terraform)
            json.member("console", remedy.console)
        }
    }
}
