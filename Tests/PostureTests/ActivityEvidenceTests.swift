import Evidence
import Organization
import Posture
import TestSupport
import Testing

@Suite struct `Uses seen in trails` {
    /// The verdict on use for an account whose report was generated on 2021-01-24, with uses from a trail.
    private func verdict(_ uses: [String], report: [String: String] = [:], asOf: String? = nil) async throws -> Verdict
    {
        let folder = try TemporaryFolder([
            "standalone/accounts/\(Texts.account)/get-credential-report.json": Texts.reportJSON(Texts.report(report))
        ])
        let seen = try uses.map { text in
            let time = try #require(Instant(iso8601: text))
            return RootUse.Use(
                credential: .trail,
                time: time,
                citation: Citation(file: "trail.json.gz", field: "an-id", value: "ConsoleLogin", asOf: time)
            )
        }
        let account = try #require(AccountID(Texts.account))
        let fleet = try await FleetReader(workers: 1).read([folder.path]).adding([account: seen])
        let settings = AuditSettings(asOf: asOf.flatMap { Instant(iso8601: $0) })
        let audit = Audit(fleet, settings)
        return try #require(audit.verdicts(on: audit.accounts[0]).first { $0.control == .rootUnused })
    }

    @Test func `within the window fail the control, and the verdict says who saw it`() async throws {
        let verdict = try await verdict(["2021-01-20T10:00:00Z"])
        #expect(verdict.status == .fail)
        #expect(verdict.accountLevel.sentence.hasPrefix("The root user acted (ConsoleLogin, in a trail) on 2021-01-20"))
        #expect(verdict.accountLevel.evidence.first?.file == "trail.json.gz")
    }

    @Test func `before the window leave it passed`() async throws {
        #expect(try await verdict(["2020-12-01T10:00:00Z"]).status == .pass)
    }

    @Test func `after the moment that is judged hide nothing, as a report's last use would`() async throws {
        let seen = try await verdict(["2021-01-25T10:00:00Z"])
        #expect(seen.status == .pass)
        let later = "A trail shows a use after that moment, on 2021-01-25T10:00:00Z"
        #expect(
            seen.accountLevel.sentence.hasPrefix(
                "AWS has no record of any use of the root user up to 2021-01-24T00:00:00Z. \(later)"
            )
        )
        let both = try await verdict(["2020-12-01T10:00:00Z", "2021-01-25T10:00:00Z"])
        #expect(both.status == .pass && both.accountLevel.sentence.contains(later))
        #expect(try await verdict(["2021-01-25T10:00:00Z"], asOf: "2021-01-26T00:00:00Z").status == .fail)
        let reported = try await verdict([], report: ["password_last_used": "2021-01-25T10:00:00+00:00"])
        #expect(reported.status == .unknown)
    }

    @Test func `of accounts that the snapshot lacks are a remark`() async throws {
        let folder = try TemporaryFolder([
            "standalone/accounts/\(Texts.account)/get-credential-report.json": Texts.reportJSON(Texts.report())
        ])
        let stranger = try #require(AccountID("999900001111"))
        let fleet = try await FleetReader(workers: 1).read([folder.path]).adding([stranger: []])
        #expect(fleet.remarks.map(\.kind) == [.activityElsewhere])
    }
}
