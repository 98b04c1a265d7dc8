internal import PolicyLanguage
public import PolicyReach
internal import Posture

/// A proof in words, for people at a terminal.
public struct ProofTextView: Sendable {
    private let proof: Proof
    private let style: Style

    private static let width = 100

    /// The view of a proof.
    public init(_ proof: Proof, style: Style) {
        self.proof = proof
        self.style = style
    }

    /// Writes the answer, what decides or what is left open, and what the answer takes for granted.
    public func write(to output: inout some TextOutputStream) {
        let result = proof.result == .notApplicable ? "NOT APPLICABLE" : proof.result.rawValue.uppercased()
        let word = style.paint(result, as: proof.result.status)
        output.write("\(word)  \(style.bold(proof.property.description)) for account \(proof.user.account)\n")
        switch proof.result {
        case .proved: writeDeciding(to: &output)
        case .refuted: writeRemainder(to: &output)
        case .unknown, .notApplicable: break
        }
        writeList(proof.doubts, under: "What stands in the way of a sure answer", to: &output)
        writeList(proof.escapes, under: "Ways around it", to: &output)
        writeList(proof.assumptions, under: "What this takes for granted", to: &output)
    }

    private func writeDeciding(to output: inout some TextOutputStream) {
        output.write("\n" + style.bold(proof.by.count == 1 ? "This statement decides" : "These decide together") + "\n")
        for deciding in proof.by { write(deciding.words, to: &output) }
    }

    private func writeRemainder(to output: inout some TextOutputStream) {
        output.write("\n" + style.bold("What gets through") + "\n")
        let view = RemainderTextView(style: style)
        view.write(proof.remainder, to: &output)
        if !proof.isRemainderComplete { write("There may be more.", to: &output) }
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

extension Proof.Result {
    /// The status whose colour fits.
    fileprivate var status: Status {
        switch self {
        case .proved: .pass
        case .refuted: .fail
        case .unknown: .unknown
        case .notApplicable: .notApplicable
        }
    }
}
