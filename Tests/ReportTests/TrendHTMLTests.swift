internal import Ledger
@testable internal import Report
internal import Testing

/// The page of a trend, as text.
func trendPage(_ trend: ImaginedTrend) throws -> String {
    var page = ""
    try TrendHTMLView(trend.made(), version: "1.2.3").write(to: &page)
    return page
}

@Suite struct `A trend's page of HTML` {
    private let text: String
    private let page: HTMLElement

    init() throws {
        text = try trendPage(.usual())
        page = try HTMLElement.parsing(text)
    }

    @Test func `is well formed, with a language, a title and one heading`() {
        #expect(page.attributes["lang"] == "en")
        #expect(page.all("title").first?.text == "Use of root users over 28 days")
        #expect(page.all("h1").map(\.text) == ["Use of root users over 28 days"])
        #expect(page.all("main").count == 1)
        #expect(page.text.contains("Made by Taproot 1.2.3."))
    }

    @Test func `says in words what the trend comes to`() {
        #expect(
            page.first(class: "lead")?.text
                == "2 of 3 accounts used root within 28 days (66.7\u{A0}%, 95\u{A0}% 20.8–93.9); "
                + "the newest audit’s own window of 7 days shows 1 (33.3\u{A0}%)."
        )
        let avoidable = "5 days of use: nothing needed the root user on 3 (75.0\u{A0}%) of the 4 that trails tell of; "
        #expect(page.text.contains(avoidable + "of the rest only credential reports tell."))
    }

    @Test func `uses every id once, and every reference leads to one`() {
        let ids = page.all.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        let names = ["aria-labelledby", "aria-describedby"].flatMap { name in
            page.all.compactMap { $0.attributes[name] }
        }
        let links = page.all.compactMap { $0.attributes["href"] }
        #expect(links.allSatisfy { $0.hasPrefix("#") })
        #expect(Set(names + links.map { String($0.dropFirst()) }).subtracting(ids).isEmpty)
    }

    @Test func `describes every picture, and heads every column`() {
        let pictures = page.all("svg").filter { $0.attributes["role"] == "img" }
        #expect(pictures.compactMap { $0.attributes["class"] } == ["weeks", "uses", "curve"])
        for picture in pictures {
            #expect(picture.children("title").count == 1)
            #expect(picture.children("desc").count == 1)
        }
        for table in page.all("table") {
            let heads = table.children("thead").flatMap { $0.children("tr") }.flatMap(\.children)
            #expect(heads.allSatisfy { $0.attributes["scope"] == "col" })
            let rows = table.children("tbody").flatMap { $0.children("tr") }
            #expect(rows.allSatisfy { $0.children.count == heads.count && $0.children.first?.name == "th" })
        }
    }

    @Test func `has no script and lets itself load nothing`() throws {
        #expect(page.all("script").isEmpty)
        let loading = ["src", "srcset", "action", "formaction", "data", "poster", "background", "style", "xlink:href"]
        for element in page.all {
            #expect(loading.allSatisfy { element.attributes[$0] == nil })
            #expect(!["link", "img", "iframe", "object", "embed", "base", "form"].contains(element.name))
            #expect(element.attributes.keys.allSatisfy { !$0.hasPrefix("on") })
        }
        #expect(["http://", "https://", "@import", "url("].allSatisfy { !TrendTemplates.style.contains($0) })
        #expect(!text.contains("http://") && !text.contains("https://"))
    }

    @Test func `names its styles by hash, and they are what stands there`() throws {
        let meta = page.all("meta").first { $0.attributes["http-equiv"] == "Content-Security-Policy" }
        let hashes = try [PageFrame.style, TrendTemplates.style].map { "'sha256-\(try pageHash($0))'" }
        #expect(
            meta?.attributes["content"]
                == "default-src 'none'; style-src \(hashes.joined(separator: " ")); base-uri 'none'; form-action 'none'"
        )
        #expect(page.all("style").map(\.text) == [PageFrame.style, TrendTemplates.style])
    }

    @Test func `tells who did it again, who began again, who tried, where, how long and what changed`() throws {
        func rows(_ section: String) throws -> [[String]] {
            let section = try #require(page.element(id: section))
            return section.all("tbody").flatMap { $0.children("tr") }.map { $0.children.map(\.text) }
        }
        #expect(try rows("offenders") == [["111111111111", "4", "1", "2", "4", "2"]])
        #expect(try rows("relapses") == [["222222222222", "2026-03-10", "107"]])
        #expect(try rows("failed") == [["203.0.113.7", "5", "1"], ["the records do not tell", "1", "1"]])
        #expect(
            try rows("groups").map { Array($0.prefix(5)) } == [
                ["o-a1b2c3d4e5", "all of it", "3", "2", "66.7"], ["o-a1b2c3d4e5", "r-ab12", "3", "2", "66.7"],
                ["o-a1b2c3d4e5", "r-ab12/ou-ab12-11111111", "3", "2", "66.7"],
            ]
        )
        let lives = try #require(try rows("lifetimes").first)
        #expect(try rows("lifetimes").count == 1)
        #expect(Array(lives[1...3]) == ["3", "1", "more than half still stand"])
        #expect(lives[4].contains("66.7 % after 18 days"))
        #expect(
            try rows("changes") == [
                ["111111111111", "root-unused", "2026-03-27T00:00:00Z", "pass", "fail"],
                ["111111111111", "root-mfa", "2026-03-27T00:00:00Z", "fail", "pass"],
            ]
        )
    }
}
