internal import Evidence
internal import Organization
internal import Posture
@testable internal import Report
internal import Testing

@Suite struct `The figures in a page of HTML` {
    private func rows(comparison: ReferenceStudy?) async throws -> ([ControlSummary], [[String]]) {
        let audit = Audit(try await HTMLFleet.usual().read())
        let report = AuditReport(audit, version: "1", comparison: comparison)
        let table = try #require(try HTMLElement.parsing(htmlPage(report)).first(class: "figures"))
        let rows = table.children("tbody").flatMap { $0.children("tr") }
        return (audit.controls, rows.map { $0.children.map(\.text) })
    }

    @Test func `are the audit's own, a row a control`() async throws {
        let (controls, rows) = try await rows(comparison: nil)
        #expect(rows.count == controls.count)
        for (summary, row) in zip(controls, rows) {
            let interval = try #require(summary.failInterval)
            #expect(row[0] == "\(summary.control.title) \(summary.control.rawValue)")
            #expect(
                Array(row.dropFirst()) == [
                    "\(summary.count(.fail))", "\(summary.failPercent)",
                    "\(Percent(interval.lower))–\(Percent(interval.upper))",
                    "\(summary.count(.mitigated))", "\(summary.count(.unknown))",
                    "\(summary.count(.notApplicable))", "\(summary.count(.pass))",
                    "\(summary.accountLevelFail)", "\(summary.accountLevelFailPercent)",
                    "\(summary.failOnlyHere)", "\(summary.accounts)",
                ]
            )
        }
    }

    @Test func `stand beside a study's where one is asked for`() async throws {
        let study = try #require(try ReferenceStudy.all().first)
        let (_, rows) = try await rows(comparison: study)
        #expect(
            rows.map { Array($0.dropFirst(12)) } == [
                ["35", "3.1", "35", "3.1"], ["49", "4.3", "49", "4.3"], ["111", "9.7", "737", "64.5"],
                ["94†", "8.2", "868", "75.9"],
            ] + Array(repeating: ["not in the study"], count: 4)
        )
    }

    @Test func `are drawn on one axis that holds them all`() async throws {
        let audit = Audit(try await HTMLFleet.usual().read())
        let table = FiguresTable(audit, beside: nil)
        let most = audit.controls.compactMap { $0.failInterval?.upper }.max() ?? 0
        #expect(Double(table.axis) >= most * 100)
        #expect(table.rows.allSatisfy { (0...1000).contains($0.bar?.share ?? -1) })
    }

    @Test func `are there for a fleet of no accounts`() async throws {
        let fleet = try await HTMLFleet.usual().read()
        let end = try #require(fleet.newest).millisecondsSince1970 + 1000
        let exclusion = Exclusion(reason: "all", expires: .init(millisecondsSince1970: end))
        let settings = AuditSettings(
            exclusions: Dictionary(uniqueKeysWithValues: fleet.accounts.map { ($0.id, exclusion) })
        )
        let page = try HTMLElement.parsing(htmlPage(AuditReport(Audit(fleet, settings), version: "1")))
        #expect(page.all("h1").map(\.text) == ["Root users of 0 accounts"])
    }
}
