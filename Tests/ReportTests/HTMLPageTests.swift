internal import Evidence
internal import Organization
internal import Posture
internal import Report
internal import Testing

/// The page of a report, as text.
func htmlPage(_ report: AuditReport) throws -> String {
    var page = ""
    try HTMLView(report).write(to: &page)
    return page
}

@Suite struct `A page of HTML` {
    private let audit: Audit

    init() async throws {
        audit = Audit(try await HTMLFleet.usual().read())
    }

    private func page(only: Set<Status> = Set(Status.allCases)) throws -> HTMLElement {
        let report = AuditReport(audit, version: "1.2.3", only: only)
        return try HTMLElement.parsing(htmlPage(report))
    }

    @Test func `is well formed, with a language, a title and one heading`() throws {
        let page = try page()
        #expect(page.name == "html")
        #expect(page.attributes["lang"] == "en")
        #expect(page.all("title").first?.text == "Root users of 5 accounts")
        #expect(page.all("h1").map(\.text) == ["Root users of 5 accounts"])
        #expect(page.all("main").count == 1)
    }

    @Test func `uses every id once, and every reference leads to one`() throws {
        let all = try page().all
        let ids = all.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        let names = ["aria-labelledby", "aria-describedby"].flatMap { name in all.compactMap { $0.attributes[name] } }
        let links = all.compactMap { $0.attributes["href"] }
        #expect(links.allSatisfy { $0.hasPrefix("#") })
        #expect(Set(names + links.map { String($0.dropFirst()) }).subtracting(ids).isEmpty)
    }

    @Test func `says what to look at first, and what failing accounts have in common`() throws {
        let section = try #require(try page().all.first { $0.attributes["id"] == "first" })
        let rows = section.all("tbody").flatMap { $0.all("tr") }
        let ids = audit.priorities().map { audit.accounts[$0].id.description }
        #expect(!ids.isEmpty)
        #expect(rows.map { $0.all("th").first?.text } == ids.prefix(10).map(Optional.some))
        #expect(rows.first?.text.contains("Open: ") == true)
        let causes = audit.rootCauses()
        #expect(!causes.isEmpty)
        #expect(section.all("details").count == causes.count)
        #expect(causes.allSatisfy { section.text.contains($0.remedy) })
    }

    @Test func `says who was audited, as of when, and by which version`() throws {
        let text = try page().text
        #expect(text.contains("5 accounts in 1 organization: 1 management, 2 member, 2 standalone;"))
        #expect(text.contains("nothing was collected of 1 of them"))
        #expect(text.contains("Beside these: 1 suspended or closed; not judged"))
        #expect(text.contains("2021-01-24T00:00:00Z"))
        #expect(text.contains("Made by Taproot 1.2.3."))
    }

    @Test func `has every account with every status`() throws {
        let page = try page()
        for (index, account) in audit.accounts.enumerated() {
            let row = try #require(page.row(of: account.id.description))
            let statuses = row.children.compactMap { $0.attributes["data-status"] }
            #expect(statuses == audit.statuses(at: index).map(\.rawValue))
        }
    }

    @Test func `has a head for every column`() throws {
        let table = try #require(try page().first(class: "accounts"))
        let heads = try #require(table.children("thead").first?.children("tr").first).children
        #expect(heads.allSatisfy { $0.attributes["scope"] == "col" })
        #expect(heads.suffix(Control.all.count).map(\.text) == Control.all.map(\.id.rawValue))
        #expect(table.children("tbody").allSatisfy { $0.children("tr").first?.children.count == heads.count })
    }

    @Test func `tells every verdict's reason, sentence and evidence`() throws {
        let page = try page()
        for account in audit.accounts {
            let details = try #require(page.details(of: account.id.description)).text
            for verdict in audit.verdicts(on: account) {
                #expect(details.contains(verdict.sentence))
                #expect(details.contains(verdict.reason.rawValue))
                for citation in verdict.accountLevel.evidence {
                    #expect(details.contains("\(citation.field) = \(citation.value)"))
                }
            }
        }
    }

    @Test func `names the call that would settle what is unknown`() throws {
        let details = try #require(try page().details(of: "333333333333")).text
        let command = "aws iam get-credential-report (permission iam:GetCredentialReport)"
        let line = "get-credential-report was not collected: \(command), for root-unused, root-access-key"
        #expect(details.contains(line))
    }

    @Test func `tells only of the findings that were asked for, and says so`() throws {
        let page = try page(only: [.fail])
        #expect(page.text.contains("only of findings with status fail"))
        let findings = try #require(page.details(of: "555555555555")?.first(class: "findings"))
        let verdicts = findings.children("tbody").flatMap { $0.children("tr") }.compactMap { row in
            row.children.compactMap { $0.attributes["data-status"] }.first
        }
        #expect(!verdicts.isEmpty)
        #expect(verdicts.allSatisfy { $0 == "fail" })
    }

    @Test func `keeps accounts that were not judged apart, with the reason`() async throws {
        let expires = try #require(Instant(iso8601: "2030-01-01"))
        let id = try #require(AccountID("222222222222"))
        let settings = AuditSettings(exclusions: [id: Exclusion(reason: "a <b>sandbox</b>", expires: expires)])
        let report = AuditReport(Audit(audit.fleet, settings), version: "1")
        let page = try HTMLElement.parsing(htmlPage(report))
        #expect(page.row(of: "222222222222") == nil)
        #expect(page.row(of: "444444444444") == nil)
        let others = try #require(page.element(id: "others")).text
        for word in ["222222222222", "a <b>sandbox</b>", "2030-01-01T00:00:00Z", "444444444444", "SUSPENDED"] {
            #expect(others.contains(word))
        }
    }

    @Test func `is the same byte for byte however it was read`() async throws {
        let pages = try await HTMLFleet.usual().read(workers: [1, 4]).map { fleet in
            try htmlPage(AuditReport(Audit(fleet), version: "1"))
        }
        #expect(pages[0] == pages[1])
    }

    @Test func `lists the requirements of standards`() throws {
        let standards = try #require(try page().first(class: "standards"))
        for mapping in try Mapping.all().values {
            for requirement in mapping.requirements {
                #expect(standards.text.contains(requirement.standard))
                #expect(standards.text.contains(requirement.ids.joined(separator: ", ")))
            }
        }
    }
}
