public import Remedy

/// What is to be fixed, by hand and by API.
public struct FixPlanView: Sendable {
    private let plan: FixPlan
    private let style: Style

    /// The view of a plan.
    public init(_ plan: FixPlan, style: Style) {
        self.plan = plan
        self.style = style
    }

    /// Writes a part for each fix: what to do by hand, and what `--apply` would do.
    public func write(to output: inout some TextOutputStream) {
        for (index, fix) in plan.fixes.enumerated() {
            output.write((index > 0 ? "\n" : "") + style.bold(fix.title.printable) + "\n")
            if let acceptance = fix.acceptance { write(acceptance.sentence, to: &output) }
            if let remedy = fix.remediation { RemediationView(remedy).write(to: &output) }
            if let task = fix.task {
                output.write("  With --apply, by API:\n")
                for words in task.words { output.write("    \(words.printable)\n") }
            }
            for caveat in fix.caveats { write("But first: \(caveat)", to: &output) }
            if let reason = fix.byHand { write("Not by API: \(reason)", to: &output) }
        }
    }

    private func write(_ sentence: String, to output: inout some TextOutputStream) {
        for line in sentence.printable.wrapped(to: 100, indent: "  ") { output.write(line + "\n") }
    }

    /// Writes one line of JSON.
    public func writeJSON(to output: inout some TextOutputStream) {
        var json = JSONText()
        json.object { json in
            json.member("fixes") { json in
                json.array(plan.fixes) { fix, json in
                    json.object { json in
                        json.member("fix", fix.title)
                        if let remedy = fix.remediation { json.member("remedy") { $0.remedy(remedy) } }
                        json.member("byAPI") { $0.array(fix.task?.words ?? []) { $1.string($0) } }
                        json.member("byHand", fix.byHand)
                        if let acceptance = fix.acceptance { json.member("accepted") { $0.acceptance(acceptance) } }
                        json.member("stopsAt") { $0.array(fix.caveats) { $1.string($0) } }
                    }
                }
            }
        }
        output.write(json.text + "\n")
    }
}
