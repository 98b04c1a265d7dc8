public import PolicyReach

/// How two policies differ, as JSON or in words.
public struct DifferenceView: Sendable {
    private let difference: PolicyDifference

    /// The view of a difference.
    public init(_ difference: PolicyDifference) {
        self.difference = difference
    }

    /// Writes one line of JSON, as the contract of `taproot policy diff` has it.
    public func writeJSON(to output: inout some TextOutputStream) {
        var json = JSONText()
        json.object { json in
            json.member("result", difference.result.rawValue)
            json.member("opens") { $0.remainders(difference.opens) }
            json.member("closes") { $0.remainders(difference.closes) }
            json.member("doubts") { $0.strings(difference.doubts) }
        }
        output.write(json.text + "\n")
    }

    /// Writes the answer, and what each policy alone lets through.
    public func writeText(style: Style, to output: inout some TextOutputStream) {
        output.write(style.bold(headline) + "\n")
        write(difference.opens, under: "What only the new one lets through", style, to: &output)
        write(difference.closes, under: "What only the old one lets through", style, to: &output)
        if difference.doubts.isEmpty { return }
        output.write("\n" + style.bold("What stands in the way of a sure answer") + "\n")
        for doubt in difference.doubts {
            for line in doubt.printable.wrapped(to: 100, indent: "  ") { output.write(line + "\n") }
        }
    }

    private var headline: String {
        switch difference.result {
        case .equal: "EQUAL  both policies let through the same"
        case .wider: "WIDER  the new policy lets through more than the old one"
        case .narrower: "NARROWER  the new policy lets through less than the old one"
        case .different: "DIFFERENT  each policy lets through something that the other one does not"
        case .unknown: "UNKNOWN  how the policies differ could not be told"
        }
    }

    private func write(
        _ remainders: [Remainder],
        under title: String,
        _ style: Style,
        to output: inout some TextOutputStream
    ) {
        if remainders.isEmpty { return }
        output.write("\n" + style.bold(title) + "\n")
        RemainderTextView(style: style).write(remainders, to: &output)
    }
}
