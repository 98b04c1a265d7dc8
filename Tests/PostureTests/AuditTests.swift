import Evidence
import Organization
import PolicyLanguage
import PolicyReach
import Posture
import TestSupport
import Testing

@Suite struct `An audit` {
    private let member = Texts.account
    private let noMFA = Texts.reportJSON(Texts.report())

    private func organization(
        _ change: (inout [String: String]) -> Void = { _ in },
        featureSet: String = "ALL",
        policyTypes: String = #"{"Type": "SERVICE_CONTROL_POLICY", "Status": "ENABLED"}"#
    ) async throws -> Audit {
        var files = Texts.organizationFiles(members: [member], featureSet: featureSet, policyTypes: policyTypes)
        files["\(Texts.organization)/accounts/\(member)/get-credential-report.json"] = noMFA
        files["\(Texts.organization)/accounts/999988887777/get-credential-report.json"] =
            Texts.reportJSON(Texts.report(account: "999988887777"))
        change(&files)
        return try await audit(files)
    }

    @Test func `fails a standalone account, which no policy binds`() async throws {
        let verdict = try #require(try await auditStandalone(["get-credential-report.json": noMFA]).verdict(.rootMFA))
        #expect(verdict.status == .fail)
        #expect(verdict.reason == .noMFADevice)
        #expect(verdict.guardVerdict?.result == .notApplicable)
        #expect(verdict.guardVerdict?.exemption == .standalone)
    }

    @Test func `fails a management account, which no policy binds`() async throws {
        let verdict = try #require(try await organization().verdict(.rootMFA, on: "999988887777"))
        #expect(verdict.status == .fail)
        #expect(verdict.guardVerdict?.exemption == .managementAccount)
    }

    @Test func `fails a bound member where the policies let requests through, and shows one`() async throws {
        let verdict = try #require(try await organization().verdict(.rootMFA))
        #expect(verdict.status == .fail)
        #expect(verdict.guardVerdict?.result == .refuted)
        let proof = try #require(verdict.guardVerdict?.tried?.proof)
        #expect(
            proof.remainder.map(\.credential.rawValue) == ["long-term-key", "session-without-mfa", "through-service"]
        )
        #expect(proof.remainder.first?.witness.principal == "arn:aws:iam::\(member):root")
    }

    @Test func `finds a bound member's failure mitigated where a policy denies what it is about`() async throws {
        let audit = try await organization { $0.addGuard(Self.guardPolicy) }
        let verdict = try #require(audit.verdict(.rootMFA))
        #expect(verdict.status == .mitigated)
        #expect(verdict.accountLevel.status == .fail)
        let by = try #require(verdict.guardVerdict?.tried?.proof.by.first)
        #expect(by.policy == "p-guard0001" && by.statement == 0 && by.node == "r-ab12")
        #expect(verdict.sentence.contains("statement 1 (NoMFA) of root-guard (p-guard0001), attached to r-ab12"))
    }

    @Test func `leaves a bound member's failure open where a policy that could matter is none`() async throws {
        let audit = try await organization { $0.addGuard(Self.guardPolicy.replacingFirst("Deny", with: "Dny")) }
        let verdict = try #require(audit.verdict(.rootMFA))
        #expect(verdict.status == .unknown)
        #expect(verdict.reason == .guardUndecided)
        #expect(verdict.sentence.contains("p-guard0001 (root-guard) cannot be read"))
        #expect(verdict.sentence.contains("a statement needs an Effect"))
    }

    @Test func `does not mind a policy that is none where another one denies all that is asked`() async throws {
        let audit = try await organization { files in
            files.addGuard(Self.guardPolicy, others: ["p-broken001": "{}"])
        }
        #expect(try #require(audit.verdict(.rootMFA)).status == .mitigated)
    }

    private static let guardPolicy = """
        {"Version": "2012-10-17", "Statement": [{"Sid": "NoMFA", "Effect": "Deny", "Action": "*", "Resource": "*", \
        "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}, \
        "ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}}}]}
        """

    @Test func `fails a member where the kind of policy is not enabled`() async throws {
        let verdict = try #require(try await organization(policyTypes: "").verdict(.rootMFA))
        #expect(verdict.status == .fail)
        #expect(verdict.guardVerdict?.exemption == .policyTypeDisabled)
    }

    @Test func `fails a member where there is only consolidated billing`() async throws {
        let verdict = try #require(try await organization(featureSet: "CONSOLIDATED_BILLING").verdict(.rootMFA))
        #expect(verdict.status == .fail)
        #expect(verdict.guardVerdict?.exemption == .consolidatedBilling)
    }

    @Test func `says which evidence is missing where the policies were refused`() async throws {
        let audit = try await organization { files in
            files["\(Texts.organization)/organization/list-policies.json"] = nil
            files["\(Texts.organization)/organization/list-policies.error.json"] = Texts.refusal(
                "AccessDeniedException"
            )
        }
        let verdict = try #require(audit.verdict(.rootMFA))
        #expect(verdict.status == .unknown)
        #expect(verdict.reason == .policiesUnknown)
        #expect(verdict.gaps.map(\.words) == ["list-policies was refused (AccessDeniedException)"])
        #expect(
            verdict.gaps.map(\.settledBy) == ["aws organizations list-policies (permission organizations:ListPolicies)"]
        )
    }

    @Test func `takes the management account from an ARN where the organization was not described`() async throws {
        let audit = try await organization { $0["\(Texts.organization)/organization/describe-organization.json"] = nil }
        #expect(audit.verdict(.rootMFA, on: "999988887777")?.status == .fail)
    }

    @Test func `does not let a policy make up for use, which is a fact`() async throws {
        let audit = try await organization { files in
            files["\(Texts.organization)/accounts/\(member)/get-credential-report.json"] =
                Texts.reportJSON(Texts.report(["password_last_used": "2021-01-23T00:00:00Z"]))
        }
        let verdict = try #require(audit.verdict(.rootUnused))
        #expect(verdict.status == .fail)
        #expect(verdict.guardVerdict?.property == .rootDenied)
    }

    @Test func `shows evidence that disagrees, and takes the newer`() async throws {
        let files = [
            "get-credential-report.json": noMFA, "get-account-summary.json": Texts.summary(["AccountMFAEnabled": 1]),
        ]
        let live = try #require(try await auditStandalone(files).verdict(.rootMFA))
        #expect(live.status == .pass)
        #expect(live.accountLevel.isContradicted)
        #expect(live.accountLevel.evidence.map(\.value) == ["1", "false"])

        var placed = Dictionary(
            uniqueKeysWithValues: files.map { ("standalone/accounts/\(member)/\($0.key)", $0.value) }
        )
        placed["manifest.json"] = #"{"takenAt": "2020-12-01T00:00:00Z"}"#
        let older = try #require(try await audit(placed).verdict(.rootMFA))
        #expect(older.status == .fail)
        #expect(older.accountLevel.evidence.map(\.value) == ["false", "1"])
    }

    @Test func `does not know of a key that the live summary counts and the report does not show`() async throws {
        let audit = try await auditStandalone([
            "get-credential-report.json": Texts.reportJSON(Texts.report(["password_enabled": "false"])),
            "get-account-summary.json": Texts.summary(["AccountAccessKeysPresent": 1, "AccountPasswordPresent": 0]),
        ])
        let verdict = try #require(audit.verdict(.rootAccessKey))
        #expect(verdict.status == .unknown)
        #expect(verdict.accountLevel.isContradicted)
        #expect(verdict.accountLevel.evidence.first?.field == "AccountAccessKeysPresent")
        #expect(audit.verdict(.rootKeyInactivePresent)?.status == .unknown)
        #expect(audit.verdict(.rootMFA)?.status == .fail)
    }

    @Test func `knows GovCloud from the organization's ARN`() async throws {
        let audit = try await organization { files in
            files["\(Texts.organization)/organization/list-accounts.json"] = nil
            files["\(Texts.organization)/organization/list-accounts-for-parent.r-ab12.json"] = nil
            files["\(Texts.organization)/organization/describe-organization.json"] =
                #"{"Organization": {"Arn": "arn:aws-us-gov:organizations::999988887777:organization/o-a1b2c3d4e5", "MasterAccountId": "999988887777"}}"#
            files["\(Texts.organization)/accounts/\(member)/get-credential-report.json"] = nil
            files["\(Texts.organization)/accounts/\(member)/get-account-summary.json"] = Texts.summary([
                "AccountMFAEnabled": 0
            ])
        }
        #expect(audit.verdict(.rootMFA)?.reason == .govCloud)
    }

    @Test func `fails where no policy binds anybody, even if nobody tells who owns the organization`() async throws {
        let audit = try await organization(
            { files in
                let base = "\(Texts.organization)/organization/"
                files[base + "describe-organization.json"] = nil
                for name in ["list-accounts.json", "list-accounts-for-parent.r-ab12.json"] {
                    files[base + name] = #"{"Accounts": [{"Id": "\#(member)", "Status": "ACTIVE"}]}"#
                }
            },
            policyTypes: ""
        )
        let verdict = try #require(audit.verdict(.rootMFA))
        #expect(verdict.status == .fail)
        #expect(verdict.guardVerdict?.exemption == .policyTypeDisabled)
    }

    @Test func `does not know whether policies bind while their kind is being disabled`() async throws {
        let pending = #"{"Type": "SERVICE_CONTROL_POLICY", "Status": "PENDING_DISABLE"}"#
        let verdict = try #require(try await organization(policyTypes: pending).verdict(.rootMFA))
        #expect(verdict.status == .unknown)
    }

    @Test func `remembers a use that only an older report shows, since deleting a key erases its last use`()
        async throws
    {
        let newer = Texts.reportJSON(Texts.report(), generated: "2021-01-24T00:00:00Z")
        let older = Texts.reportJSON(
            Texts.report(["access_key_1_last_used_date": "2021-01-20T00:00:00Z"]),
            generated: "2021-01-21T00:00:00Z"
        )
        let audit = try await audit([
            "one/accounts/\(member)/get-credential-report.json": older,
            "standalone/accounts/\(member)/get-credential-report.json": newer,
        ])
        #expect(audit.verdict(.rootUnused)?.status == .fail)
    }

    @Test func `counts back from the moment it is told`() async throws {
        let files = [
            "get-credential-report.json": Texts.reportJSON(Texts.report(["password_last_used": "2021-01-20T00:00:00Z"]))
        ]
        func status(_ asOf: String) async throws -> (Status?, Reason?) {
            let verdict = try await auditStandalone(files, AuditSettings(asOf: Instant(iso8601: asOf))).verdict(
                .rootUnused
            )
            return (verdict?.status, verdict?.reason)
        }
        #expect(try await status("2021-01-27T00:00:00Z") == (.fail, .usedWithinWindow))
        #expect(try await status("2021-01-28T00:00:00Z") == (.pass, .notUsedWithinWindow))
        #expect(try await status("2021-01-31T00:00:01Z") == (.unknown, .evidenceTooOld))
        #expect(try await status("2021-01-19T00:00:00Z") == (.unknown, .usedAfterAsOf))
    }

    @Test func `does not know how long ago a use was, where a bare report does not tell its time`() async throws {
        let used = try await auditStandalone([
            "credential-report.csv": Texts.report(["password_last_used": "2021-01-20T00:00:00Z"])
        ])
        #expect(used.verdict(.rootUnused)?.reason == .asOfUnknown)
        let unused = try await auditStandalone(["credential-report.csv": Texts.report()])
        #expect(unused.verdict(.rootUnused)?.reason == .neverUsed)
    }

    @Test func `is strict about FIDO devices only where it is told to be`() async throws {
        let files = [
            "get-credential-report.json": Texts.reportJSON(Texts.report(["mfa_active": "true"])),
            "list-virtual-mfa-devices.json": #"{"VirtualMFADevices": []}"#,
        ]
        #expect(try await auditStandalone(files).verdict(.rootHardwareMFA)?.status == .pass)
        let strict = try await auditStandalone(files, AuditSettings(strictHardware: true)).verdict(.rootHardwareMFA)
        #expect(strict?.status == .fail)
        #expect(strict?.reason == .fidoKindUnproven)
    }

    @Test func `fails a report that is older than the snapshot by more than it may be`() async throws {
        let other = "222233334444"
        let audit = try await audit([
            "standalone/accounts/\(member)/get-credential-report.json":
                Texts.reportJSON(Texts.report(), generated: "2021-01-01T00:00:00Z"),
            "standalone/accounts/\(other)/get-credential-report.json":
                Texts.reportJSON(Texts.report(account: other), generated: "2021-01-24T00:00:00Z"),
        ])
        #expect(audit.verdict(.evidenceFresh)?.status == .fail)
        #expect(audit.verdict(.evidenceFresh, on: other)?.status == .pass)
        #expect(audit.asOf == Instant(iso8601: "2021-01-24"))
    }

    @Test func `leaves excluded accounts out until their exclusion ends`() async throws {
        let id = try #require(AccountID(member))
        let gone = try #require(AccountID("555566667777"))
        let end = try #require(Instant(iso8601: "2021-02-01"))
        let exclusions = [
            id: Exclusion(reason: "closes soon", expires: end), gone: Exclusion(reason: "?", expires: end),
        ]
        let files = ["get-credential-report.json": noMFA]
        let excluded = try await auditStandalone(files, AuditSettings(exclusions: exclusions))
        #expect(excluded.accounts.isEmpty)
        #expect(excluded.excluded.map(\.account.id) == [id])
        #expect(excluded.remarks.map(\.kind) == [.exclusionUnused])
        let expired = try await auditStandalone(files, AuditSettings(asOf: end, exclusions: exclusions))
        #expect(expired.accounts.map(\.id) == [id])
        #expect(expired.remarks.map(\.kind) == [.exclusionExpired, .exclusionUnused])
    }

    /// A bare report tells no time of its own.
    @Test func `leaves nobody out where nothing tells whether the exclusion has ended`() async throws {
        let id = try #require(AccountID(member))
        let end = try #require(Instant(iso8601: "2021-02-01"))
        let exclusions = [id: Exclusion(reason: "closes soon", expires: end)]
        let files = ["credential-report.csv": Texts.report()]
        let undecided = try await auditStandalone(files, AuditSettings(exclusions: exclusions))
        #expect(undecided.accounts.map(\.id) == [id])
        #expect(undecided.excluded.isEmpty)
        #expect(undecided.remarks.map(\.kind) == [.exclusionUndecided])
        #expect(undecided.remarks.first?.sentence.hasSuffix("Name the moment with --as-of.") == true)
        let before = try #require(Instant(iso8601: "2021-01-24"))
        let told = try await auditStandalone(files, AuditSettings(asOf: before, exclusions: exclusions))
        #expect(told.accounts.isEmpty)
        #expect(told.remarks.isEmpty)
    }
}

extension String {
    fileprivate func replacingFirst(_ text: String, with other: String) -> String {
        guard let range = firstRange(of: text) else { return self }
        return replacingCharacters(in: range, with: other)
    }

    private func firstRange(of text: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }

    private func replacingCharacters(in range: Range<String.Index>, with other: String) -> String {
        String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
    }
}
