internal import Evidence
internal import Posture
@testable internal import Report
internal import Testing

@Suite struct `A page of HTML on a large fleet` {
    @Test func `lists the accounts that most need attention, and says that there are more`() async throws {
        var fleet = HTMLFleet()
        let quiet = (0..<HTMLView.mostListed + 3200).map { 100_000_000_000 + $0 }
        try fleet.add(
            organization: "o-a1b2c3d4e5",
            management: "100000000000",
            accounts: quiet.map { HTMLFleet.Listed(id: "\($0)", name: "account") }
        )
        fleet.add(report: "999999999999", in: "standalone")
        let audit = Audit(try await fleet.read())
        let page = try HTMLElement.parsing(htmlPage(AuditReport(audit, version: "1")))

        let table = try #require(page.first(class: "accounts"))
        let listed = table.children("tbody").compactMap { $0.attributes["id"] }
        #expect(listed.count == HTMLView.mostListed)
        #expect(listed.first == "a999999999999")
        #expect(Array(listed.dropFirst()) == quiet.prefix(listed.count - 1).map { "a\($0)" })
        #expect(page.text.contains("Only 2,000 of 5,201 accounts are listed here"))
        #expect(page.text.contains("taproot audit --format csv"))

        let shapes = try #require(page.first(class: "fleet")).all("path").filter { $0.all("title").count == 1 }
        #expect(shapes.map { $0.all("title").map(\.text) } == [["5,200 accounts: unknown"], ["1 account: fail"]])
    }

    @Test func `orders accounts by failures, then by unknowns, then by id`() {
        let rows: [[Status]] = [
            [.pass, .pass, .pass, .pass], [.unknown, .unknown, .unknown, .fail], [.fail, .fail, .pass, .pass],
            [.unknown, .unknown, .pass, .pass], [.fail, .fail, .pass, .pass], [.fail, .fail, .unknown, .pass],
        ]
        let standings = rows.map { Standing($0 + Array(repeating: .fail, count: Control.all.count - 4)) }
        #expect(Standing.order(of: standings) == [5, 2, 4, 1, 3, 0])
        #expect(standings.map(\.worst) == [.pass, .fail, .fail, .unknown, .fail, .fail])
    }

    @Test func `leaves out what nobody could read, and says how much`() {
        let short = CutList(Array(1...500), \.description)
        #expect(short.items.count == 500)
        #expect(short.rest == nil)
        let long = CutList(Array(1...1700), \.description)
        #expect(long.items.count == 500)
        #expect(long.total == "1,700")
        #expect(long.rest == "1,200")
    }
}
