internal import PolicyLanguage
public import PolicyReach

/// What a lint has found, a line for each: `FILE:LINE:COLUMN: warning: MESSAGE [rule-id]`, as editors and compilers read it.
public struct LintTextView: Sendable {
    private let findings: [LintFinding]
    private let file: String
    private let style: Style

    /// The view of what was found in a file.
    ///
    /// - Parameters:
    ///   - findings: what was found.
    ///   - file: the file's name.
    ///   - style: the colours.
    public init(_ findings: [LintFinding], in file: String, style: Style) {
        self.findings = findings
        self.file = file
        self.style = style
    }

    /// Writes the lines.
    public func write(to output: inout some TextOutputStream) {
        for finding in findings {
            let severity = style.paint(finding.severity.rawValue, as: finding.severity.status)
            let rule = style.faint("[\(finding.rule.rawValue)]")
            output.write("\(file.printable):\(finding.position): \(severity): \(finding.message.printable) \(rule)\n")
        }
    }
}

/// What a lint has found in any number of files as JSON: one array, a finding a line.
public struct LintJSONView: Sendable {
    private let findings: [(file: String, finding: LintFinding)]

    /// The view of what was found, each with its file.
    public init(_ findings: [(file: String, finding: LintFinding)]) {
        self.findings = findings
    }

    /// Writes the array.
    public func write(to output: inout some TextOutputStream) {
        if findings.isEmpty {
            output.write("[]\n")
            return
        }
        for (index, one) in findings.enumerated() {
            var json = JSONText()
            json.object { $0.finding(one.finding, in: one.file) }
            output.write((index == 0 ? "[" : ",\n ") + json.text)
        }
        output.write("]\n")
    }
}

extension JSONText {
    fileprivate mutating func finding(_ finding: LintFinding, in file: String) {
        member("file", file)
        member("line", finding.position.line)
        member("column", finding.position.column)
        member("severity", finding.severity.rawValue)
        member("rule", finding.rule.rawValue)
        member("message", finding.message)
        member("statement") { $0.number(finding.statement.map(String.init) ?? "null") }
    }
}
