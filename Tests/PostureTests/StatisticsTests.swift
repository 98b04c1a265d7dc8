import DemoFleet
import Evidence
import Organization
import Posture
import TestSupport
import Testing

@Suite struct Statistics {
    /// Figures from the contract's example and from R's `prop.test(x, n, correct = FALSE)`.
    @Test(arguments: [
        (111, 1143, "8.1", "11.6"), (35, 1143, "2.2", "4.2"), (0, 10, "0.0", "27.8"), (10, 10, "72.2", "100.0"),
        (1, 2, "9.5", "90.5"), (5, 10, "23.7", "76.3"),
    ])
    func `give Wilson's interval`(count: Int, total: Int, lower: String, upper: String) throws {
        let interval = try #require(WilsonInterval(count, of: total))
        #expect(Percent(interval.lower).description == lower)
        #expect(Percent(interval.upper).description == upper)
    }

    @Test func `give no interval where there is nothing to count`() {
        #expect(WilsonInterval(0, of: 0) == nil)
        #expect(WilsonInterval(3, of: 2) == nil)
    }

    @Test func `hold the share within its interval, for all small counts`() throws {
        for total in 1...60 {
            for count in 0...total {
                let interval = try #require(WilsonInterval(count, of: total))
                let share = Double(count) / Double(total)
                #expect(interval.lower <= share && share <= interval.upper)
                #expect(interval.lower >= 0 && interval.upper <= 1)
            }
        }
    }

    @Test(arguments: [
        (111, 1143, "9.7"), (49, 1143, "4.3"), (1, 2000, "0.1"), (1, 2001, "0.0"), (0, 0, "0.0"), (7, 7, "100.0"),
    ])
    func `round shares half up`(count: Int, total: Int, text: String) {
        #expect(Percent(count, of: total).description == text)
    }

    @Test func `give the figures of the 2021 study for the accounts of the 2021 study`() async throws {
        let folder = try TemporaryFolder()
        try DemoFleet.study2021(usersPerAccount: 1).write(to: folder("study"))
        let audit = Audit(try await FleetReader(workers: 2).read([folder("study")]))
        let study = try #require(try ReferenceStudy.all().first)
        #expect(audit.population.accounts == study.accounts)
        #expect(audit.population.organizations == 200)
        #expect(audit.population.standalone == 205)
        for summary in audit.controls.prefix(4) {
            let figure = try #require(study.figure(of: summary.control))
            #expect(summary.failOnlyHere == figure.fail, "\(summary.control.rawValue)")
            #expect(summary.accountLevelFail == figure.accountLevelFail, "\(summary.control.rawValue)")
        }
        #expect(audit.summary(.rootMFA)?.failPercent.description == "9.7")
        #expect(audit.summary(.rootMFA)?.accountLevelFailPercent.description == "64.5")
        #expect(audit.summary(.rootMFA)?.count(.unknown) == 626)
        #expect(audit.summary(.rootHardwareMFA)?.accountLevelFailPercent.description == "75.9")
    }

    @Test func `show every verdict that can occur in the demo fleet`() async throws {
        let folder = try TemporaryFolder()
        try DemoFleet().write(to: folder("demo"))
        let audit = Audit(try await FleetReader(workers: 2).read([folder("demo")]))
        let statuses = Set(audit.accounts.flatMap { audit.verdicts(on: $0).map(\.status) })
        #expect(statuses.isSuperset(of: [.pass, .fail, .unknown, .notApplicable]))
    }
}

@Suite struct `A span` {
    @Test(arguments: [
        ("7d", "P7D", "7 days"), ("24h", "P1D", "1 day"), ("36h", "PT36H", "1 day 12 hours"), ("2w", "P14D", "14 days"),
        ("P30D", "P30D", "30 days"), ("PT90M", "PT90M", "1 hour 30 minutes"), ("1s", "PT1S", "1 second"),
    ])
    func `is read and spelled`(text: String, iso: String, words: String) throws {
        let span = try #require(Span(parsing: text))
        #expect(span.iso8601 == iso)
        #expect(span.words == words)
    }

    @Test(arguments: ["", "7", "d", "-7d", "0d", "7 d", "7.5d", "1y", "99999999999999d", "P7", "P1DT2H"])
    func `is refused where it names no length`(text: String) {
        #expect(Span(parsing: text) == nil)
    }
}

@Suite struct Mappings {
    @Test func `name only controls that are there, and each control that a standard knows`() throws {
        let mappings = try Mapping.all()
        let mapped: Set<ControlID> = [.rootUnused, .rootAccessKey, .rootMFA, .rootHardwareMFA, .rootCredentialsRemoved]
        #expect(Set(mappings.keys) == mapped)
        let mfa = try #require(mappings[.rootMFA])
        #expect(mfa.requirements.first { $0.standard == "cis-aws-foundations-v3.0.0" }?.ids == ["1.5"])
        #expect(mfa.requirements.first { $0.standard == "aws-security-hub" }?.ids == ["IAM.9"])
    }
}
