import Evidence
import Organization
import Posture
import TestSupport
import Testing

/// The evidence is of 2021-01-24: a standalone root user without MFA and never used.
@Suite struct `An acceptance` {
    private let files = ["get-credential-report.json": Texts.reportJSON(Texts.report())]

    private func settings(
        _ controls: [ControlID],
        on id: String = Texts.account,
        until expires: String = "2021-02-01",
        asOf: String? = nil,
        excluding: Bool = false
    ) throws -> AuditSettings {
        let account = try #require(AccountID(id))
        let end = try #require(Instant(iso8601: expires))
        let acceptance = Acceptance(reason: "keys are ordered", decidedBy: "risk board", expires: end)
        return AuditSettings(
            asOf: try asOf.map { try #require(Instant(iso8601: $0)) },
            exclusions: excluding ? [account: Exclusion(reason: "closes", expires: end)] : [:],
            acceptances: [account: Dictionary(uniqueKeysWithValues: controls.map { ($0, acceptance) })]
        )
    }

    private func acceptance(_ control: ControlID, in audit: Audit) throws -> Acceptance? {
        let verdict = try #require(audit.verdict(control))
        return audit.acceptance(of: verdict, on: audit.accounts[0])
    }

    @Test func `changes no verdict and no figure, and is counted apart`() async throws {
        let plain = try await auditStandalone(files)
        let audit = try await auditStandalone(files, try settings([.rootMFA]))
        #expect(audit.verdict(.rootMFA)?.status == .fail)
        let accepted = try acceptance(.rootMFA, in: audit)
        #expect(accepted?.decidedBy == "risk board")
        #expect(accepted?.reason == "keys are ordered")
        #expect(try acceptance(.rootHardwareMFA, in: audit) == nil)
        for (one, other) in zip(plain.controls, audit.controls) {
            #expect(one.effective == other.effective)
            #expect(one.accountLevel == other.accountLevel)
            #expect(one.failOnlyHere == other.failOnlyHere)
            #expect(one.failPercent.description == other.failPercent.description)
            #expect(other.accepted == (other.control == .rootMFA ? 1 : 0))
        }
        #expect(audit.remarks.isEmpty)
    }

    @Test func `leaves failures of other controls standing`() async throws {
        let failing = try await auditStandalone(files).controls.filter { $0.count(.fail) > 0 }.map(\.control)
        #expect(failing.contains(.rootMFA) && failing.contains(.rootHardwareMFA))
        let some = try await auditStandalone(files, try settings([.rootMFA]))
        #expect(some.hasFailures)
        let all = try await auditStandalone(files, try settings(failing))
        #expect(!all.hasFailures)
    }

    @Test func `ends at the very moment of its expiry, seen from the audit's as-of time`() async throws {
        let controls: [ControlID] = [.rootMFA, .rootHardwareMFA]
        let before = try await auditStandalone(files, try settings(controls, asOf: "2021-01-31T23:59:59Z"))
        #expect(before.summary(.rootMFA)?.accepted == 1)
        #expect(try acceptance(.rootMFA, in: before) != nil)
        #expect(!before.remarks.contains { $0.kind == .acceptanceExpired })

        let at = try await auditStandalone(files, try settings(controls, asOf: "2021-02-01T00:00:00Z"))
        #expect(at.summary(.rootMFA)?.accepted == 0)
        #expect(try acceptance(.rootMFA, in: at) == nil)
        #expect(at.hasFailures)
        #expect(at.remarks.filter { $0.kind == .acceptanceExpired }.count == 2)
        #expect(
            at.remarks.first?.sentence
                == "The failure of root-mfa in account \(Texts.account) counts again: its acceptance by risk board "
                + "(keys are ordered) expired on 2021-02-01T00:00:00Z."
        )
    }

    @Test func `is seen from the newest evidence where no moment is told`() async throws {
        let held = try await auditStandalone(files, try settings([.rootMFA], until: "2021-01-24T00:00:01Z"))
        #expect(held.summary(.rootMFA)?.accepted == 1)
        let ended = try await auditStandalone(files, try settings([.rootMFA], until: "2021-01-24T00:00:00Z"))
        #expect(ended.summary(.rootMFA)?.accepted == 0)
    }

    /// A bare report tells no time of its own.
    @Test(arguments: ["2099-12-31", "2020-03-31"])
    func `accepts nothing where nobody knows what time it is, until somebody tells`(expires: String) async throws {
        let bare = ["credential-report.csv": Texts.report()]
        let failing = try await auditStandalone(bare).controls.filter { $0.count(.fail) > 0 }.map(\.control)
        #expect(failing.contains(.rootMFA))
        let audit = try await auditStandalone(bare, try settings(failing, until: expires))
        #expect(audit.asOf == nil)
        #expect(audit.summary(.rootMFA)?.accepted == 0)
        #expect(try acceptance(.rootMFA, in: audit) == nil)
        #expect(audit.hasFailures)
        let remarks = audit.remarks.filter { $0.kind == .acceptanceUndecided }
        #expect(remarks.count == failing.count)
        #expect(
            remarks.first { $0.sentence.contains("root-mfa ") }?.sentence
                == "The failure of root-mfa in account \(Texts.account) counts: the evidence does not say of when it is, so "
                + "nothing tells whether its acceptance by risk board (keys are ordered) has ended; it ends on "
                + "\(expires)T00:00:00Z. Name the moment with --as-of."
        )
        let told = try await auditStandalone(bare, try settings(failing, until: expires, asOf: "2021-01-24"))
        #expect(told.hasFailures == (expires == "2020-03-31"))
        #expect(!told.remarks.contains { $0.kind == .acceptanceUndecided })
    }

    @Test(arguments: ["2021-02-01", "2020-02-01"])
    func `of what does not fail is told, whether it has ended or not`(expires: String) async throws {
        let audit = try await auditStandalone(files, try settings([.rootUnused], until: expires))
        #expect(audit.summary(.rootUnused)?.accepted == 0)
        #expect(audit.remarks.map(\.kind) == [.acceptanceUnused])
        #expect(
            audit.remarks.first?.sentence
                == "It is accepted that root-unused fails in account \(Texts.account), but it does not: its status is pass."
        )
        #expect(try acceptance(.rootUnused, in: audit) == nil)
    }

    @Test func `of an account that is not there is told`() async throws {
        let audit = try await auditStandalone(files, try settings([.rootMFA], on: "555566667777"))
        #expect(audit.summary(.rootMFA)?.accepted == 0)
        #expect(audit.remarks.map(\.kind) == [.acceptanceUnused])
        #expect(audit.remarks.first?.account?.description == "555566667777")
        #expect(audit.remarks.first?.sentence.hasSuffix("but the account is not in the evidence.") == true)
    }

    @Test func `of an account that is left out is told`() async throws {
        let audit = try await auditStandalone(files, try settings([.rootMFA], excluding: true))
        #expect(audit.accounts.isEmpty)
        #expect(audit.remarks.map(\.kind) == [.acceptanceUnused])
        #expect(audit.remarks.first?.sentence.hasSuffix("but the account is not judged.") == true)
    }

    @Test func `is counted alike however many workers judge`() async throws {
        let audit = try await auditStandalone(files, try settings([.rootMFA]))
        let other = await Audit(audit.fleet, audit.settings, workers: 2)
        #expect(other.controls == audit.controls)
        #expect(other.remarks == audit.remarks)
    }
}
