internal import PolicyReach
internal import Posture
public import Remedy

/// A guard in words, for people at a terminal.
public struct GuardTextView: Sendable {
    private let built: BuiltGuard
    private let written: String
    private let style: Style

    private static let width = 100

    /// The view of a guard that is written in a form, under a name.
    public init(_ built: BuiltGuard, as form: GuardFormat, name: GuardName, style: Style) {
        self.built = built
        written = built.written(as: form, name: name)
        self.style = style
    }

    /// Writes the policy, what it was proved to do, what it leaves open, and what it locks out.
    public func write(to output: inout some TextOutputStream) {
        output.write(written + "\n")
        writeProofs(to: &output)
        output.write("\n" + style.bold("What root users can still do") + "\n")
        if built.open.remainder.isEmpty { write("Nothing that policies bind.", to: &output) }
        RemainderTextView(style: style).write(built.open.remainder, to: &output)
        if !built.open.isRemainderComplete { write("There may be more.", to: &output) }
        writeList(built.remarks, under: "What to know", to: &output)
        writeList(built.lockOuts.map(\.sentence), under: "What it locks out", to: &output)
        let assumptions = built.proofs.flatMap(\.assumptions)
        var told: Set<String> = []
        let once = assumptions.filter { !$0.hasPrefix("The root user of account ") && told.insert($0).inserted }
        writeList(once, under: "What this takes for granted", to: &output)
        output.write("\n\(built.characters) characters without white space, of \(BuiltGuard.quota).\n")
    }

    private func writeProofs(to output: inout some TextOutputStream) {
        output.write(style.bold("What is proved") + "\n")
        var properties: [String] = []
        for proof in built.proofs where !properties.contains(proof.property.description) {
            properties.append(proof.property.description)
        }
        for property in properties {
            let partitions = built.proofs.filter { $0.property.description == property }.map(\.user.partition)
            let words = "\(property), in \(partitions.joined(separator: ", "))"
            let lines = words.printable.wrapped(to: Self.width, indent: "          ")
            for (index, line) in lines.enumerated() {
                let head = index == 0 ? "  " + style.paint("PROVED", as: .pass) + "  " + line.dropFirst(10) : line[...]
                output.write(head + "\n")
            }
        }
    }

    private func writeList(_ sentences: [String], under title: String, to output: inout some TextOutputStream) {
        if sentences.isEmpty { return }
        output.write("\n" + style.bold(title) + "\n")
        for sentence in sentences { write(sentence, to: &output) }
    }

    private func write(_ sentence: String, to output: inout some TextOutputStream) {
        for line in sentence.printable.wrapped(to: Self.width, indent: "  ") { output.write(line + "\n") }
    }
}
