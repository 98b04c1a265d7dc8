internal import Remedy

/// What to do, for people: the sentence, and then what can be copied, unbroken.
struct RemediationView {
    private let remedy: Remediation

    private static let width = 100

    init(_ remedy: Remediation) {
        self.remedy = remedy
    }

    func write(to output: inout some TextOutputStream) {
        writeWrapped("What to do: \(remedy.sentence)", to: &output)
        for command in remedy.commands { output.write("    \(command.printable)\n") }
        if let terraform = remedy.terraform {
            writeWrapped("In Terraform:", to: &output)
            for line in terraform.split(separator: "\n", omittingEmptySubsequences: false) {
                output.write("    \(String(line).printable)\n")
            }
        }
        writeWrapped("In the console: \(remedy.console)", to: &output)
    }

    private func writeWrapped(_ text: String, to output: inout some TextOutputStream) {
        for line in text.printable.wrapped(to: Self.width, indent: "  ") { output.write(line + "\n") }
    }
}
