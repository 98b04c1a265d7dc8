internal import Ledger
internal import Posture
@testable internal import Report
internal import Testing

@Suite struct `A trend's page of HTML about hostile texts` {
    @Test(arguments: `A page of HTML about hostile names`.names)
    func `makes nothing of them`(text: String) throws {
        let plain = try HTMLElement.parsing(trendPage(.usual())).all
        let hostile = try HTMLElement.parsing(trendPage(.usual(from: text, organization: text))).all
        #expect(hostile.map(\.name) == plain.map(\.name))
        #expect(hostile.map { $0.attributes.keys.sorted() } == plain.map { $0.attributes.keys.sorted() })

        let failed = try #require(hostile.first?.element(id: "failed"))
        #expect(failed.all("tbody").first?.children("tr").first?.children.first?.text == text.printable)
        let groups = try #require(hostile.first?.element(id: "groups"))
        #expect(groups.all("tbody").first?.children("tr").first?.children.first?.text == text.printable)
    }
}

@Suite struct `A trend's page of HTML about nothing` {
    @Test func `says of every section, in a sentence, that there is nothing`() throws {
        let page = try HTMLElement.parsing(trendPage(ImaginedTrend()))
        let lead =
            "No use of root was seen within 28 days; no audit is recorded, "
            + "so it is not known how many accounts there are."
        #expect(page.first(class: "lead")?.text == lead)
        #expect(page.all("table").isEmpty)
        #expect(page.all("svg").allSatisfy { $0.attributes["aria-hidden"] != nil || $0.attributes["class"] == nil })
        let sections = page.all("section")
        #expect(sections.count == 9)
        for section in sections where section.attributes["id"] != "reading" {
            let sentences = section.children("p").map(\.text)
            #expect(sentences.count == 1)
            #expect(sentences.first?.hasPrefix("No ") == true)
            #expect(sentences.first?.hasSuffix(".") == true)
        }
    }

    @Test func `gives no share of accounts that nobody counted`() throws {
        var trend = ImaginedTrend()
        trend.use(111_111_111_111, days: [-40, 3])
        trend.use(222_222_222_222, days: [-40])
        let lead = try HTMLElement.parsing(trendPage(trend)).first(class: "lead")?.text
        #expect(
            lead
                == "1 account used root within 28 days; no audit is recorded, so it is not known how many accounts there "
                + "are beside the 2 ever seen in use."
        )
    }

    @Test func `says so where nothing changed between two audits`() throws {
        var trend = ImaginedTrend()
        trend.audit(daysBefore: 1, [111_111_111_111: [.rootMFA: .pass]])
        let changes = try HTMLElement.parsing(trendPage(trend)).element(id: "changes")?.text ?? ""
        #expect(changes.contains("No verdict of an audit within the window differs from one of an audit before it."))
    }
}
