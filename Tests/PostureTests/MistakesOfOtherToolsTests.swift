import Evidence
import Organization
import Posture
import TestSupport
import Testing

/// Ten mistakes that public tools were seen to make.
@Suite struct `A mistake that other tools make` {
    private func audited(_ report: [String: String], _ files: [String: String] = [:]) async throws -> Audit {
        var files = files
        files["get-credential-report.json"] = Texts.reportJSON(Texts.report(report))
        return try await auditStandalone(files)
    }

    @Test func `1: a key used today beside an old password date is seen`() async throws {
        let audit = try await audited([
            "password_last_used": "2015-01-01T00:00:00+00:00",
            "access_key_1_last_used_date": "2021-01-23T23:00:00+00:00",
        ])
        let verdict = try #require(audit.verdict(.rootUnused))
        #expect(verdict.status == .fail)
        #expect(verdict.accountLevel.evidence.first?.field == "access_key_1_last_used_date")
    }

    @Test(arguments: [("2021-01-22T02:24:00+00:00", Status.pass), ("2021-01-23T00:00:00+00:00", .fail)])
    func `2: days are not floored, instants are compared`(used: String, status: Status) async throws {
        var files: [String: String] = [:]
        files["get-credential-report.json"] = Texts.reportJSON(Texts.report(["password_last_used": used]))
        let audit = try await auditStandalone(files, AuditSettings(window: .days(1)))
        #expect(audit.verdict(.rootUnused)?.status == status)
    }

    @Test(arguments: ["N/A", "no_information"])
    func `3: a word in the place of a date is no date`(word: String) async throws {
        let audit = try await audited(["password_last_used": word, "access_key_1_last_used_date": "N/A"])
        #expect(audit.verdict(.rootUnused)?.reason == .neverUsed)
        let broken = try await audited(["password_last_used": "NaN"])
        #expect(broken.verdict(.rootUnused)?.status == .unknown)
    }

    @Test func `4: a key used yesterday fails and one used long ago passes`() async throws {
        let recent = try await audited(["access_key_1_last_used_date": "2021-01-23T00:00:00+00:00"])
        #expect(recent.verdict(.rootUnused)?.status == .fail)
        let old = try await audited(["access_key_1_last_used_date": "2020-01-23T00:00:00+00:00"])
        #expect(old.verdict(.rootUnused)?.status == .pass)
    }

    @Test func `5: no finding is dropped, whatever is not supported, not applicable or not to be had`() async throws {
        let supported = try await audited(["password_enabled": "not_supported"])
        let refused = try await auditStandalone(["get-credential-report.error.json": Texts.refusal("AccessDenied")])
        let govCloud = try await auditStandalone([
            "get-credential-report.json": Texts.reportJSON(Texts.report(partition: "aws-us-gov"))
        ])
        for audit in [supported, refused, govCloud] {
            #expect(audit.controls.map(\.accounts) == Array(repeating: 1, count: Control.all.count))
            #expect(audit.verdicts(on: audit.accounts[0]).count == Control.all.count)
        }
        #expect(refused.verdict(.rootMFA)?.status == .unknown)
        #expect(refused.verdict(.rootUnused)?.gaps.map(\.words) == ["get-credential-report was refused (AccessDenied)"])
        #expect(govCloud.verdict(.rootMFA)?.status == .notApplicable)
        #expect(govCloud.verdict(.rootAccessKey)?.status == .pass)
    }

    @Test func `6: hardware is not taken as proved when the list is denied, cut off, or holds another name`()
        async throws
    {
        let active = ["mfa_active": "true"]
        let denied = try await audited(active, ["list-virtual-mfa-devices.error.json": Texts.refusal("AccessDenied")])
        #expect(denied.verdict(.rootHardwareMFA)?.status == .unknown)
        let truncated = try await audited(
            active,
            ["list-virtual-mfa-devices.json": #"{"VirtualMFADevices": [], "IsTruncated": true, "Marker": "x"}"#]
        )
        #expect(truncated.verdict(.rootHardwareMFA)?.status == .unknown)
        let second =
            #"{"VirtualMFADevices": [{"SerialNumber": "arn:aws:iam::111122223333:mfa/my-phone", "User": {"Arn": "arn:aws:iam::111122223333:root"}}]}"#
        let paged = try await audited(
            active,
            [
                "list-virtual-mfa-devices.json": #"{"VirtualMFADevices": [], "IsTruncated": true, "Marker": "x"}"#,
                "list-virtual-mfa-devices.2.json": second,
            ]
        )
        #expect(paged.verdict(.rootHardwareMFA)?.reason == .virtualMFADevice)
        #expect(paged.verdict(.rootHardwareMFA)?.status == .fail)
    }

    @Test func `7: a user whose name contains root is not root`() async throws {
        let bob =
            #"{"VirtualMFADevices": [{"SerialNumber": "arn:aws:iam::111122223333:mfa/rooted-bob", "User": {"Arn": "arn:aws:iam::111122223333:user/rooted-bob"}}]}"#
        let audit = try await audited(["mfa_active": "true"], ["list-virtual-mfa-devices.json": bob])
        #expect(audit.verdict(.rootHardwareMFA)?.reason == .fidoKindUnproven)
        #expect(audit.verdict(.rootHardwareMFA)?.status == .pass)
    }

    @Test func `8: a summary that was refused is unknown, not a failure`() async throws {
        let audit = try await auditStandalone(["get-account-summary.error.json": Texts.refusal("AccessDenied")])
        #expect(audit.controls.map { $0.count(.fail) } == Array(repeating: 0, count: Control.all.count))
        #expect(audit.verdict(.rootMFA)?.status == .unknown)
    }

    @Test func `9: removed credentials do not fail MFA, and the feature alone excuses nobody`() async throws {
        let removed = "222233334444"
        var files = Texts.organizationFiles(members: [Texts.account, removed])
        let base = "\(Texts.organization)/accounts/"
        files[base + "\(removed)/get-credential-report.json"] = Texts.reportJSON(
            Texts.report(["password_enabled": "false", "password_last_used": "N/A"], account: removed)
        )
        files[base + "\(removed)/get-account-summary.json"] = Texts.summary([
            "AccountPasswordPresent": 0, "AccountMFAEnabled": 0,
        ])
        files[base + "\(Texts.account)/get-credential-report.json"] = Texts.reportJSON(Texts.report())
        files[base + "\(Texts.account)/get-account-summary.json"] = Texts.summary([
            "AccountPasswordPresent": 1, "AccountMFAEnabled": 0,
        ])
        let audit = try await audit(files)
        #expect(audit.verdict(.rootMFA, on: removed)?.status == .notApplicable)
        #expect(audit.verdict(.rootCredentialsRemoved, on: removed)?.status == .pass)
        #expect(audit.verdict(.rootMFA)?.accountLevel.status == .fail)
        #expect(audit.verdict(.rootCredentialsRemoved)?.status == .fail)
    }

    @Test func `10: a policy that hangs nowhere above the account guards nothing`() async throws {
        var files = Texts.organizationFiles(members: [Texts.account])
        let base = "\(Texts.organization)/organization/"
        files[base + "list-policies.json"] =
            #"{"Policies": [{"Id": "p-FullAWSAccess", "Name": "FullAWSAccess"}, {"Id": "p-guard001", "Name": "DenyRoot"}]}"#
        files[base + "describe-policy.p-guard001.json"] =
            #"{"Policy": {"Content": "{\"Statement\": {\"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\"}}"}}"#
        files[base + "list-targets-for-policy.p-guard001.json"] = #"{"Targets": []}"#
        files["\(Texts.organization)/accounts/\(Texts.account)/get-credential-report.json"] = Texts.reportJSON(
            Texts.report()
        )
        let audit = try await audit(files)
        let organization = try #require(audit.fleet.organizations.first?.organization)
        let account = try #require(audit.accounts.first { $0.id.description == Texts.account })
        guard case .bound(let chain) = organization.serviceControl(over: account.id) else {
            Issue.record("the member is not bound")
            return
        }
        #expect(chain.levels.flatMap(\.policies).allSatisfy { $0.description == "p-FullAWSAccess" })
        #expect(audit.verdict(.rootMFA)?.status != .mitigated)
    }
}
