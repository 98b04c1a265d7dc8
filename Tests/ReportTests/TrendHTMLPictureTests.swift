internal import Ledger
@testable internal import Report
internal import Testing

@Suite struct `The pictures of a trend` {
    private func cells(_ page: HTMLElement) throws -> [HTMLElement] {
        try #require(page.first(class: "uses")).all("g").flatMap { $0.children("path") }
    }

    private func picture(_ trend: ImaginedTrend, _ name: String) throws -> HTMLElement {
        let page = try HTMLElement.parsing(trendPage(trend))
        return try #require(page.all("svg").first { $0.attributes["class"] == name })
    }

    @Test func `have a point for every week, with its number`() throws {
        let line = try picture(.usual(), "weeks")
        #expect(
            line.all("g").map { $0.children("title").map(\.text) } == [
                ["Week of 2026-03-02: 1 account"], ["Week of 2026-03-09: 2 accounts"],
                ["Week of 2026-03-16: 0 accounts"], ["Week of 2026-03-23: 1 account"],
            ]
        )
        #expect(line.all("text").map(\.text).suffix(4) == ["1", "2", "0", "1"])
    }

    @Test func `tell the weeks that the window cuts from whole ones`() throws {
        var trend = ImaginedTrend.usual()
        trend.question.windowDays = 26
        let points = try picture(trend, "weeks").all("circle").map { $0.attributes["class"] }
        #expect(points == ["partial", "full", "full", "full"])
    }

    @Test func `have a cell for every week of use, that says how often and what for`() throws {
        let map = try picture(.usual(), "uses")
        let cells = map.all("g").map { $0.children("path") }
        #expect(
            cells.map { $0.map(\.text) } == [
                [
                    "111111111111, week of 2026-03-02: 2 days; 2 avoidable",
                    "111111111111, week of 2026-03-09: 1 day; 1 with a root-only task",
                    "111111111111, week of 2026-03-23: 1 day; 1 known from a credential report alone",
                ],
                ["222222222222, week of 2026-03-09: 1 day; 1 avoidable"],
            ]
        )
        #expect(cells.map { $0.map { $0.attributes["class"] } } == [["d2", "d1", "d1"], ["d1"]])
        #expect(
            map.all("g").map { $0.children("text").map(\.text) }
                == [["111111111111", "4 days"], ["222222222222", "1 day"]]
        )
    }

    @Test func `tell by shape what a week's use was for`() throws {
        // A full cell is one figure; a round hole is drawn by arcs, a frame by a second rectangle.
        let shapes = try picture(.usual(), "uses").all("g").flatMap { $0.children("path") }.map { cell in
            let path = cell.attributes["d"] ?? ""
            return path.contains("a") ? "hole" : path.count { $0 == "M" } == 2 ? "frame" : "full"
        }
        #expect(shapes == ["full", "hole", "frame", "full"])
    }

    @Test func `stay small with thousands of accounts over years`() throws {
        var trend = ImaginedTrend()
        trend.question.windowDays = 1000
        for account in 0..<4000 {
            trend.use(100_000_000_000 + account, days: Array(stride(from: -960, to: 27, by: account < 80 ? 5 : 200)))
        }
        let text = try trendPage(trend)
        #expect(text.utf8.count < 1_000_000)
        let page = try HTMLElement.parsing(text)
        let map = try #require(page.all("svg").first { $0.attributes["class"] == "uses" })
        #expect(map.all("g").count == UseMap.mostRows)
        #expect(map.all("g").allSatisfy { $0.children("path").count == UseMap.mostWeeks })
        #expect(page.text.contains("And 3,940 more accounts"))
        #expect(page.text.contains("Only the last 104 weeks are drawn."))
    }

    @Test(arguments: [1, 3, 27, 120, 400, 2000, 40_000]) func `name months without crowding`(days: Int) {
        let axis = TimeAxis(days: ImaginedTrend.monday..<ImaginedTrend.monday + days, left: 10, width: 1000)
        let months = axis.months
        #expect(!months.isEmpty)
        #expect(months.allSatisfy { (10..<1010).contains($0.x) })
        for (left, right) in zip(months, months.dropFirst()) { #expect(right.x - left.x >= 30) }
    }
}
