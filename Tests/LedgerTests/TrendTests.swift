import Foundation
import Evidence
import Organization
import Posture
import TestSupport
import Testing
import Trail

@testable import Ledger

@Suite struct `A trend` {
    private static let today = 20_600
    private static let asOf = Instant(millisecondsSince1970: Int64(today) * 86_400_000 + 3_600_000)

    private func account(_ number: Int) throws -> AccountID {
        try #require(AccountID(String(repeating: "0", count: 11) + "\(number)"))
    }

    /// A trend over days of use: for each account the numbers of days before today.
    private func trend(
        _ uses: [[Int]],
        avoidable: Bool? = true,
        window: Int = 120,
        uses count: Int = 1,
        change: (inout TrendQuestion) -> Void = { _ in }
    ) throws -> Trend {
        var data = TrendData()
        for (number, days) in uses.enumerated() {
            let account = try account(number)
            data.days += days.sorted(by: >).map {
                TrendDay(account: account, day: Self.today - $0, uses: count, isAvoidable: avoidable)
            }
        }
        var question = TrendQuestion(windowDays: window)
        change(&question)
        return Trend(data, question, asOf: Self.asOf)
    }

    @Test func `counts each account once within the window, today and the first day included`() throws {
        let trend = try trend([[0, 0, 5], [119], [120], [200]])
        #expect(trend.accountsInWindow == 2)
        #expect(trend.population == 4)
        #expect(trend.useDays == 4)
    }

    @Test func `counts accounts once a day, once a week and once a month`() throws {
        // 2026-05-27 is a Wednesday; the days before lie in the same week from Monday on.
        #expect(TrendPeriod.week.firstDay(of: TrendPeriod.week.number(of: Self.today)) == Self.today - 2)
        let trend = try trend([[0, 1, 2, 3], [0]], window: 7)
        #expect(trend.periods[.day]?.map(\.accounts) == [1, 1, 1, 2])
        #expect(trend.periods[.week]?.map(\.accounts) == [1, 2])
        #expect(trend.periods[.month]?.map(\.accounts) == [2])
    }

    @Test func `says nothing of days before the history begins`() throws {
        let trend = try trend([[3]], window: 120)
        #expect(trend.reachesBeforeHistory)
        #expect(trend.periods[.day]?.count == 4)
    }

    @Test func `finds repeat offenders by days or by months`() throws {
        let trend = try trend([[0, 1, 2], [0, 1], [0, 60], [100]])
        let offenders = try [account(0), account(2)]
        #expect(trend.offenders.map(\.account) == offenders)
        #expect(trend.accounts.map(\.days) == [3, 2, 2, 1])
        #expect(trend.accounts.first?.longestStreak == 3)
        #expect(trend.accounts.map(\.daysSince) == [0, 0, 0, 100])
    }

    @Test func `finds uses after a quiet time, though the use before lies before the window`() throws {
        let trend = try trend([[10, 101], [10, 100], [5, 300]], window: 30) { $0.quietDays = 90 }
        let relapses = try [account(0): [90], account(2): [294]]
        #expect(
            Dictionary(uniqueKeysWithValues: trend.relapses.map { ($0.account, $0.relapses.map(\.quietDays)) })
                == relapses
        )
    }

    /// A report tells the last use and hides those before it.
    @Test func `knows no quiet time where only reports tell`() throws {
        let reports = try trend([[10, 101]], avoidable: nil, window: 30, uses: 0) { $0.quietDays = 90 }
        #expect(reports.relapses.isEmpty)
        #expect(reports.accounts.map(\.days) == [1])
    }

    @Test func `tells how much was avoidable, as far as trails tell`() throws {
        #expect(try trend([[0, 1]], avoidable: true).avoidable == (2, 2))
        #expect(try trend([[0, 1]], avoidable: false).avoidable == (0, 2))
        #expect(try trend([[0, 1]], avoidable: nil).avoidable == (0, 0))
    }

    @Test(arguments: Array(stride(from: -140_000, through: 60_000, by: 97)))
    func `knows the calendar`(day: Int) throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        // Foundation's calendar has the Julian one before October 1582.
        let date = Date(timeIntervalSince1970: Double(day) * 86_400)
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        let ours = CalendarDate(day: day)
        guard let year = parts.year, year > 1582 else { return }
        #expect(ours.year == parts.year && ours.month == parts.month)
        #expect(CalendarDate.day(year: ours.year, month: ours.month) == day - (parts.day ?? 0) + 1)
    }

    @Test func `comes from a ledger with trails, audits and reports`() async throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger(path: folder("ledger.sqlite"))
        #expect(try ledger.trend() == nil)
        let failure = Events.event("c", at: 86_400, .signInFailed)
        try ledger.ingest([
            Events.file("a", [Events.event("a"), Events.event("b", at: 86_400, task: "root-email"), failure])
        ])
        let trend = try #require(try ledger.trend())
        #expect(trend.accountsInWindow == 1)
        #expect(trend.avoidable == (1, 2))
        #expect(trend.failedSignIns == [Trend.FailedSource(source: "203.0.113.7", attempts: 1, accounts: 1)])
        #expect(trend.asOf == Instant(iso8601: "2026-01-02T00:00:00Z"))
    }

    @Test func `counts failed sign-ins of the window by address, most first`() throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger(path: folder("ledger.sqlite"))
        func failure(_ id: String, day: Int64, _ ip: String?, _ account: AccountID? = Events.account) -> ActivityEvent {
            Events.event(id, at: day * 86_400 + 3, .signInFailed, account: account, recipient: account, ip: ip)
        }
        try ledger.ingest([
            Events.file(
                "a",
                [
                    failure("a", day: 0, "203.0.113.7"), failure("b", day: 21, "203.0.113.7", Events.other),
                    failure("c", day: 22, "198.51.100.1"), failure("d", day: 22, "198.51.100.1"),
                    failure("e", day: 30, "198.51.100.1", Events.other), failure("f", day: 29, nil),
                    Events.event("g", at: 30 * 86_400, ip: "192.0.2.1"), failure("h", day: 31, "192.0.2.9"),
                ]
            )
        ])
        let asOf = Instant(millisecondsSince1970: Events.start.millisecondsSince1970 + 30 * 86_400_000)
        let trend = try #require(try ledger.trend(TrendQuestion(asOf: asOf, windowDays: 10)))
        #expect(
            trend.failedSignIns == [
                Trend.FailedSource(source: "198.51.100.1", attempts: 3, accounts: 2),
                Trend.FailedSource(source: nil, attempts: 1, accounts: 1),
                Trend.FailedSource(source: "203.0.113.7", attempts: 1, accounts: 1),
            ]
        )
    }

    @Test func `takes days from reports where no trail tells`() async throws {
        let folder = try TemporaryFolder([
            "standalone/accounts/\(Texts.account)/get-credential-report.json": Texts.reportJSON(
                Texts.report(["password_last_used": "2021-01-20T10:00:00+00:00"])
            )
        ])
        let ledger = try Ledger(path: folder("ledger.sqlite"))
        let fleet = try await FleetReader(workers: 1).read([folder("standalone")])
        try ledger.record(Audit(fleet))
        let trend = try #require(try ledger.trend())
        #expect(trend.accountsInWindow == 1)
        #expect(trend.avoidable == (0, 0))
        #expect(trend.snapshot?.used == 1)
        #expect(trend.hasPopulation)
        // The audit is of 2021-01-24; before it nobody watched.
        #expect(trend.firstDay == UseDay.number(of: Instant(millisecondsSince1970: 1_611_446_400_000)))
        #expect(trend.reachesBeforeHistory)
    }

    /// Organizations may be audited one after another.
    @Test func `has the accounts of each organization's newest audit`() async throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger(path: folder("ledger.sqlite"))
        func record(_ organization: String, _ accounts: [String], day: String) async throws {
            var files: [String: String] = [:]
            for account in accounts {
                let path = organization == "standalone" ? "standalone" : "\(organization)"
                files["\(day)-\(organization)/\(path)/accounts/\(account)/get-credential-report.json"] =
                    Texts.reportJSON(
                        Texts.report(account: account),
                        generated: "2021-01-\(day)T00:00:00+00:00"
                    )
            }
            if organization != "standalone" {
                for (name, text) in Texts.organizationFiles(members: accounts) {
                    files[
                        "\(day)-\(organization)/"
                            + name.replacingOccurrences(of: Texts.organization, with: organization)
                    ] =
                        text.replacingOccurrences(of: Texts.organization, with: organization)
                }
            }
            for (name, text) in files { try folder.write(name, Array(text.utf8)) }
            let fleet = try await FleetReader(workers: 1).read([folder("\(day)-\(organization)")])
            try ledger.record(Audit(fleet))
        }
        try await record("o-aaaaaaaaaa", ["111111111111", "222222222222"], day: "10")
        try await record("standalone", ["333333333333"], day: "11")
        try await record("o-bbbbbbbbbb", ["444444444444"], day: "12")
        try await record("o-aaaaaaaaaa", ["111111111111"], day: "13")
        let trend = try #require(try ledger.trend())
        let members = trend.groups.filter { $0.place == nil }
        // The imagined organizations share a management account; the account that left is gone.
        #expect(members.map(\.organization) == ["o-aaaaaaaaaa", "o-bbbbbbbbbb", nil])
        #expect(members.map(\.accounts) == [2, 1, 1])
        #expect(trend.population == 4)
    }
}

@Suite struct `A trend over recorded audits` {
    /// Who is left out of an audit is left out of all figures.
    @Test func `leaves out whom the audit leaves out, and tells whom it does not have`() async throws {
        let folder = try TemporaryFolder()
        let accounts = ["111111111111", "222222222222", "333333333333", "444444444444"]
        for account in accounts {
            let report = Texts.report(["password_last_used": "2021-01-22T00:00:00+00:00"], account: account)
            let path = "fleet/standalone/accounts/\(account)/get-credential-report.json"
            try folder.write(path, Array(Texts.reportJSON(report).utf8))
        }
        let left = try #require(AccountID(accounts[0]))
        var settings = AuditSettings()
        settings.exclusions = [
            left: Exclusion(reason: "sandbox", expires: try #require(Instant(iso8601: "2030-01-01T00:00:00Z")))
        ]
        let audit = Audit(try await FleetReader(workers: 1).read([folder("fleet")]), settings)
        let ledger = try Ledger(path: folder("ledger.sqlite"))
        try ledger.record(audit)
        let trend = try #require(try ledger.trend())
        #expect(trend.population == 3)
        #expect(trend.accountsInWindow == 3)
        #expect(trend.snapshot?.accounts == 3)
        #expect(trend.snapshot?.used == 3)
        #expect(trend.accountsOutside == trend.accounts.count - 3)
        #expect(!trend.reachesBehindHistory)
        var later = TrendQuestion()
        later.asOf = Instant(iso8601: "2021-03-01T00:00:00Z")
        #expect(try #require(try ledger.trend(later)).reachesBehindHistory)
    }
}

@Suite struct `Lifetimes of failures` {
    private func watches(_ text: String) -> [Lifetime.Watch] {
        text.split(separator: " ").map { word in
            Lifetime.Watch(days: Int(word.prefix { $0 != "+" }) ?? 0, hasEnded: !word.hasSuffix("+"))
        }
    }

    /// The remission times of the 21 patients treated with 6-MP, and their curve, as textbooks have them.
    ///
    /// Source: E. J. Freireich and others, Blood 21 (1963); curve in D. Collett, Modelling Survival Data in Medical Research.
    @Test func `are estimated as textbooks do`() {
        let times = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
        let lifetime = Lifetime(.rootAccessKey, watches(times))
        #expect(lifetime.failures == 21)
        #expect(lifetime.ended == 9)
        #expect(lifetime.curve.map(\.days) == [6, 7, 10, 13, 16, 22, 23])
        let shares = lifetime.curve.map { ($0.share * 1000).rounded() / 1000 }
        #expect(shares == [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448])
        #expect(lifetime.medianDays == 23)
    }

    @Test func `have no median while more than half still stand`() {
        #expect(Lifetime(.rootMFA, watches("5 9+ 9+ 9+")).medianDays == nil)
        #expect(Lifetime(.rootMFA, watches("5 9+")).medianDays == 5)
        #expect(Lifetime(.rootMFA, []).medianDays == nil)
    }

    @Test func `begin with the first failure seen and end with the first verdict that is none`() {
        let history: [(day: Int, status: Status)] = [
            (0, .pass), (10, .fail), (20, .fail), (30, .mitigated), (40, .fail), (50, .unknown), (60, .fail),
            (70, .fail),
        ]
        var failure = Lifetime.Failure()
        let ended = history.compactMap { failure.see($0.status, on: $0.day) }
        #expect(ended + [failure.untilNow].compactMap(\.self) == watches("20 0+ 10+"))
    }
}
