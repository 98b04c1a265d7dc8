internal import PolicyReach
internal import Posture

/// All lint rules, each with what it finds, why that matters, and a policy in which it finds it.
public struct LintRulesView: Sendable {
    private let style: Style

    private static let width = 100
    /// Longer examples are cut.
    private static let longest = 400

    /// The view of the rules.
    public init(style: Style) {
        self.style = style
    }

    /// Writes them in their order.
    public func write(to output: inout some TextOutputStream) {
        for rule in LintRule.all {
            let example = rule.examples.first { $0.severity != nil }
            let severity = example?.severity.map { " (\($0.rawValue))" } ?? ""
            output.write("\(style.bold(rule.id.rawValue))\(severity)\n")
            for text in ["\(rule.title). \(rule.why)", rule.source] {
                for line in text.wrapped(to: Self.width, indent: "  ") { output.write(line + "\n") }
            }
            if let example {
                let text = example.text.printable
                let shown = text.count > Self.longest ? text.prefix(Self.longest / 4) + "…" : text[...]
                output.write(style.faint("  for example, \(example.name):\n    \(shown)") + "\n")
            }
            output.write("\n")
        }
    }
}

extension LintFinding.Severity {
    /// The status whose colour fits.
    var status: Status {
        switch self {
        case .error: .fail
        case .warning: .unknown
        case .note: .mitigated
        }
    }
}
