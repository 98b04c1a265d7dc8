import PolicyLanguage
import PolicyReach
import Testing

@Suite struct `Every lint rule` {
    private struct Case: Sendable, CustomTestStringConvertible {
        let rule: LintRule.ID
        let example: LintExample

        var testDescription: String { "\(rule.rawValue): \(example.name)" }
    }

    private static let cases = LintRule.all.flatMap { rule in
        rule.examples.map { Case(rule: rule.id, example: $0) }
    }

    @Test(arguments: cases)
    private func `catches and spares what its examples say`(one: Case) {
        let all = PolicyLint(kind: one.example.kind).findings(inText: one.example.text)
        let severities = Set(all.filter { $0.rule == one.rule }.map(\.severity))
        #expect(severities == Set([one.example.severity].compactMap(\.self)), "\(all.map(\.message))")
    }

    @Test(arguments: LintRule.all.map(\.id))
    func `has examples that it catches and such that it spares, and says why, and where AWS does`(id: LintRule.ID) {
        let rule = id.rule
        #expect(rule.id == id)
        #expect(!rule.title.isEmpty && !rule.why.isEmpty)
        #expect(rule.source.hasPrefix("https://docs.aws.amazon.com/"))
        #expect(rule.examples.contains { $0.severity == nil })
        // What takes too much work would take it in every run of the tests.
        if id != .unchecked { #expect(rule.examples.contains { $0.severity != nil }) }
    }

    @Test(arguments: cases.filter { ![.syntax, .unknownAction, .unknownService].contains($0.rule) })
    private func `has examples whose only mistakes of spelling are those that it is about`(one: Case) {
        let others = PolicyLint(kind: one.example.kind).findings(inText: one.example.text)
        #expect(!others.contains { [.syntax, .unknownAction, .unknownService].contains($0.rule) })
    }

    @Test func `that tells where it found something tells the statement, too`() {
        for one in Self.cases where one.example.severity != nil {
            let kind = PolicyLint(kind: one.example.kind)
            for finding in kind.findings(inText: one.example.text) where finding.rule == one.rule {
                #expect(finding.position.line >= 1 && finding.position.column >= 1)
                #expect(!finding.message.isEmpty && !finding.message.hasSuffix("."))
                let isAboutStatement = ![.syntax, .version, .policyTooLarge].contains(one.rule)
                #expect((finding.statement != nil) == isAboutStatement)
            }
        }
    }
}
