internal import Evidence
internal import Foundation
internal import Organization
internal import Posture
@testable internal import Report
internal import Testing

/// Account 222222222222 has root-mfa unknown; 555555555555 is standalone: there no-MFA is a failure, and accepted.
@Suite struct `An accepted failure in the views` {
    private static let account = "555555555555"

    private func report(until expires: String = "2030-01-01", reason: String = "keys are ordered") async throws
        -> AuditReport
    {
        let id = try #require(AccountID(Self.account))
        let end = try #require(Instant(iso8601: expires))
        let acceptance = Acceptance(reason: reason, decidedBy: "risk board", expires: end)
        let settings = AuditSettings(acceptances: [id: [.rootMFA: acceptance]])
        return AuditReport(Audit(try await HTMLFleet.usual().read(), settings), version: "1")
    }

    private static let sentence = "Accepted by risk board until 2030-01-01T00:00:00Z: keys are ordered."

    @Test func `is told in JSON at the finding and the control`() async throws {
        var text = ""
        JSONView(try await report()).write(to: &text)
        let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let findings = try #require(root["findings"] as? [[String: Any]])
        let accepted = findings.filter { $0["accepted"] != nil }
        #expect(accepted.count == 1)
        #expect(accepted.first?["account"] as? String == Self.account)
        #expect(accepted.first?["control"] as? String == "root-mfa")
        #expect(accepted.first?["status"] as? String == "fail")
        let told = accepted.first?["accepted"] as? [String: String]
        #expect(
            told == ["decidedBy": "risk board", "reason": "keys are ordered", "expires": "2030-01-01T00:00:00Z"]
        )
        let controls = try #require(root["controls"] as? [[String: Any]])
        for control in controls {
            #expect(control["accepted"] as? Int == (control["id"] as? String == "root-mfa" ? 1 : 0))
        }
    }

    @Test func `is told in the last columns of CSV`() async throws {
        var text = ""
        CSVView(try await report(reason: "=1+1, ordered")).write(to: &text)
        let lines = text.split(separator: "\r\n")
        #expect(lines.first?.hasSuffix(",evidence_as_of,accepted_by,accepted_reason,accepted_until") == true)
        let accepted = lines.filter { $0.hasSuffix(#",risk board,"'=1+1, ordered",2030-01-01T00:00:00Z"#) }
        #expect(accepted.count == 1)
        #expect(accepted.first?.hasPrefix("\(Self.account),") == true)
        #expect(lines.dropFirst().filter { !$0.hasSuffix(",,,") }.count == 1)
    }

    @Test func `is told in Markdown, where its words mean nothing`() async throws {
        var text = ""
        MarkdownView(try await report(reason: "a | b")).write(to: &text)
        #expect(text.contains("| only here | fail, accepted |"))
        #expect(text.contains("Accepted by risk board until 2030-01-01T00:00:00Z: a \\| b."))
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| Root") || $0.contains("(`root-mfa`)") }
        #expect(rows.contains { $0.contains("(`root-mfa`)") && $0.hasSuffix("| 1 |") })
    }

    @Test func `is told at a terminal in the figures and in the list of accounts`() async throws {
        var text = ""
        TableView(try await report(), style: Style(isColoured: false)).write(to: &text)
        let lines = text.split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix("control") && $0.hasSuffix("only here  accepted") })
        #expect(lines.contains { $0.hasPrefix("root-mfa") && $0.hasSuffix(" 1") })
        let account = lines.filter { $0.hasPrefix(Self.account) }
        #expect(account.first?.contains("accepted: root-mfa") == true)
        #expect(account.first?.contains("root-access-key (accepted)") == false)
    }

    @Test func `that has ended is told when the account is explained`() async throws {
        let audit = try await report(until: "2020-01-01").audit
        let account = try #require(audit.accounts.first { $0.id.description == Self.account })
        let ended = "its acceptance by risk board (keys are ordered) expired on 2020-01-01T00:00:00Z."
        var text = ""
        try ExplainView(account, in: audit, style: Style(isColoured: false)).write(to: &text)
        #expect(
            text.split(separator: "\n").joined(separator: " ").split(separator: " ").joined(separator: " ").contains(
                ended
            )
        )
        var json = ""
        AccountJSONView(account, in: audit).write(to: &json)
        #expect(json.contains(ended))
        let other = try #require(audit.accounts.first { $0.id.description != Self.account })
        json = ""
        AccountJSONView(other, in: audit).write(to: &json)
        #expect(json.contains(#""remarks":[]"#))
    }

    @Test func `is told when the account is explained`() async throws {
        let audit = try await report().audit
        let account = try #require(audit.accounts.first { $0.id.description == Self.account })
        var text = ""
        try ExplainView(account, in: audit, style: Style(isColoured: false)).write(to: &text)
        #expect(text.components(separatedBy: Self.sentence).count == 2)
        var json = ""
        AccountJSONView(account, in: audit).write(to: &json)
        #expect(json.contains(#""accepted":{"decidedBy":"risk board","reason":"keys are ordered""#))
    }

    @Test func `is told in the page, in figures, row and details`() async throws {
        let page = try HTMLElement.parsing(htmlPage(try await report(reason: "a <b>bold</b> plan")))
        let figures = try #require(page.first(class: "figures"))
        let heads = figures.children("thead").flatMap { $0.children("tr") }.map { $0.children.map(\.text) }
        #expect(heads.last?.prefix(3).elementsEqual(["Control", "Fail", "of these accepted"]) == true)
        let rows = figures.children("tbody").flatMap { $0.children("tr") }.map { $0.children.map(\.text) }
        let row = try #require(rows.first { $0[0].hasSuffix(" root-mfa") })
        #expect(row[2] == "1")
        #expect(rows.allSatisfy { $0.count == heads.last?.count })

        let marks = try #require(page.row(of: Self.account)).children.filter { $0.attributes["class"] == "accepted" }
        #expect(marks.map(\.text) == ["fail, accepted"])
        #expect(marks.map { $0.attributes["data-status"] } == ["fail"])
        let details = try #require(page.details(of: Self.account)).text
        #expect(details.contains("Accepted by risk board until 2030-01-01T00:00:00Z: a <b>bold</b> plan."))
    }

    @Test func `is a failure like others once it has ended`() async throws {
        let report = try await report(until: "2020-01-01")
        var text = ""
        for style in [Style(isColoured: false)] { TableView(report, style: style).write(to: &text) }
        MarkdownView(report).write(to: &text)
        let page = try htmlPage(report)
        #expect(!text.contains("(accepted)") && !text.contains("fail, accepted") && !text.contains("Accepted by"))
        #expect(!page.contains("fail, accepted") && !page.contains("of these accepted"))
        #expect(text.contains("counts again: its acceptance by risk board"))
        #expect(page.contains("acceptance expired"))
    }
}
