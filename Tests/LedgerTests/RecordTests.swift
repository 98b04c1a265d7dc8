import Evidence
import Ledger
import Organization
import Posture
import TestSupport
import Testing

@Suite struct `An audit in a ledger` {
    private let folder: TemporaryFolder
    private let ledger: Ledger

    init() throws {
        folder = try TemporaryFolder()
        ledger = try Ledger(path: folder("ledger.sqlite"))
    }

    private func audit(
        _ report: [String: String] = [:],
        generated: String = "2021-01-24T00:00:00+00:00",
        settings: AuditSettings = AuditSettings()
    ) async throws -> Audit {
        var files = Texts.organizationFiles(members: [Texts.account])
        files["\(Texts.organization)/accounts/\(Texts.account)/get-credential-report.json"] =
            Texts.reportJSON(Texts.report(report), generated: generated)
        let evidence = try TemporaryFolder(files)
        return Audit(try await FleetReader(workers: 1).read([evidence.path]), settings)
    }

    @Test func `is recorded once, however often it is recorded`() async throws {
        let audit = try await audit()
        let first = try ledger.record(audit)
        let second = try ledger.record(audit)
        let snapshots = try ledger.snapshots()
        #expect(first)
        #expect(!second)
        #expect(snapshots.map(\.asOf) == [audit.asOf])
        #expect(snapshots.map(\.accounts) == [2])
        #expect(snapshots.map(\.window) == [.days(7)])
    }

    @Test func `is another one when it says something else of the same moment`() async throws {
        try ledger.record(try await audit())
        try ledger.record(try await audit(["mfa_active": "true"]))
        let snapshots = try ledger.snapshots()
        #expect(snapshots.count == 2)
    }

    @Test func `gives its facts back`() async throws {
        try ledger.record(try await audit(["mfa_active": "true", "password_enabled": "true"]))
        let account = try ledger.accounts().first { $0.account.description == Texts.account }
        #expect(account?.organization == Texts.organization)
        #expect(account?.place == "r-ab12")
        #expect(account?.membership == "member")
        #expect(account?.hasPassword == true)
        #expect(account?.hasActiveKey == false)
        #expect(account?.hasMFA == true)
        #expect(account?.evidenceTime == Instant(iso8601: "2021-01-24"))
        let unseen = try ledger.accounts().first { $0.account.description == "999988887777" }
        #expect(unseen?.membership == "management")
        #expect(unseen?.hasMFA == nil)
    }

    @Test func `gives its verdicts back, by time`() async throws {
        let days = ["2021-01-26T00:00:00Z", "2021-01-24T00:00:00Z"]
        let audits = [try await audit(["mfa_active": "true"], generated: days[0]), try await audit(generated: days[1])]
        for audit in audits { try ledger.record(audit) }
        let history = try ledger.verdictHistory(of: .rootMFA).filter { $0.account.description == Texts.account }
        let expected = audits.reversed().map { audit in
            audit.accounts.first { $0.id.description == Texts.account }.flatMap { account in
                audit.verdicts(on: account).first { $0.control == .rootMFA }
            }
        }
        #expect(history.map(\.asOf) == days.reversed().map { Instant(iso8601: $0) })
        #expect(history.map(\.status) == expected.map { $0?.status })
        #expect(history.map(\.reason) == expected.map { $0?.reason.rawValue })
        #expect(history.map(\.accountLevel) == expected.map { $0?.accountLevel.status })
        #expect(history.map(\.accountLevel) == [.fail, .pass])
    }

    /// The same evidence judged twice is no change over time.
    @Test func `of one moment counts once in trends, the one recorded last`() async throws {
        let days = ["2021-01-24T00:00:00Z", "2021-01-26T00:00:00Z"]
        try ledger.record(try await audit(generated: days[0]))
        for mfa in ["true", "false", "true"] {
            try ledger.record(try await audit(["mfa_active": mfa], generated: days[1]))
        }
        let changes = try #require(try ledger.trend()).changes.filter { $0.control == .rootMFA }
        // The third says what the first of that day said, and so is not recorded again.
        #expect(changes == [])
        let failures = try #require(try ledger.trend()).lifetimes.first { $0.control == .rootMFA }
        #expect(failures?.failures == 1)
        #expect(failures?.ended == 0)
    }

    @Test func `leaves the uses that successive reports tell, each once`() async throws {
        let first = ["password_last_used": "2021-01-20T10:00:00+00:00"]
        let second = [
            "password_last_used": "2021-01-25T10:00:00+00:00", "access_key_1_active": "true",
            "access_key_1_last_used_date": "2021-01-19T00:00:00+00:00",
        ]
        try ledger.record(try await audit(first))
        try ledger.record(try await audit(first, generated: "2021-01-25T00:00:00Z"))
        try ledger.record(try await audit(second, generated: "2021-01-26T00:00:00Z"))
        let uses = try ledger.useObservations()
        #expect(uses.map(\.credential) == ["first access key", "password", "password"])
        #expect(
            uses.map(\.time.description) == ["2021-01-19T00:00:00Z", "2021-01-20T10:00:00Z", "2021-01-25T10:00:00Z"]
        )
    }

    @Test func `remembers who was left out, and has no verdict on them`() async throws {
        let id = try #require(AccountID(Texts.account))
        let expires = Instant(millisecondsSince1970: 4_000_000_000_000)
        let settings = AuditSettings(exclusions: [id: Exclusion(reason: "closing down", expires: expires)])
        try ledger.record(try await audit(settings: settings))
        let exceptions = try ledger.exceptions()
        let verdicts = try ledger.verdictHistory(of: .rootMFA)
        let accounts = try ledger.accounts()
        #expect(exceptions.map(\.account) == [id])
        #expect(exceptions.map(\.reason) == ["closing down"])
        #expect(exceptions.map(\.expires) == [expires])
        #expect(!verdicts.contains { $0.account == id })
        #expect(accounts.contains { $0.account == id })
    }

    @Test func `remembers who accepted what, and another acceptance makes another audit`() async throws {
        let id = try #require(AccountID(Texts.account))
        let expires = Instant(millisecondsSince1970: 4_000_000_000_000)
        let acceptance = Acceptance(reason: "keys are ordered", decidedBy: "risk board", expires: expires)
        let settings = AuditSettings(acceptances: [id: [.rootMFA: acceptance, .rootUnused: acceptance]])
        try ledger.record(try await audit())
        try ledger.record(try await audit(settings: settings))
        try ledger.record(try await audit(settings: settings))
        let acceptances = try ledger.acceptances()
        let snapshots = try ledger.snapshots()
        #expect(snapshots.count == 2)
        #expect(acceptances.map(\.account) == [id, id])
        #expect(acceptances.map(\.control) == ["root-mfa", "root-unused"])
        #expect(acceptances.map(\.acceptance) == [acceptance, acceptance])
        #expect(acceptances.map(\.asOf) == [snapshots[1].asOf, snapshots[1].asOf])
        let end = Instant(millisecondsSince1970: snapshots[1].asOf.millisecondsSince1970 + 1)
        _ = try ledger.prune(before: end)
        let left = try ledger.acceptances()
        #expect(left.isEmpty)
    }

    @Test func `needs a moment to stand at`() async throws {
        let evidence = try TemporaryFolder(["credential-report.csv": Texts.report()])
        let audit = Audit(try await FleetReader(workers: 1).read([evidence("credential-report.csv")]))
        let error = #expect(throws: LedgerError.self) { try ledger.record(audit) }
        #expect(error?.kind == .undated)
        let snapshots = try ledger.snapshots()
        #expect(snapshots.isEmpty)
    }
}
