import Evidence
import Organization
import Posture
import Remedy
import Report
import TestSupport
import Testing

@Suite struct `A plan as CSV` {
    /// A standalone account with a key and without MFA joins an organization whose root denies root users.
    @Test func `has what begins to fail behind the items, and who accepted it`() async throws {
        let deny =
            #"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\","#
            + #"\"Condition\":{\"ArnLike\":{\"aws:PrincipalArn\":\"arn:*:iam::*:root\"},\"Null\":{\"aws:AssumedRoot\":\"true\"}}}]}"#
        let base = "\(Texts.organization)/organization/"
        var files = Texts.organizationFiles(members: [])
        let summaries = [
            #"{"Id": "p-FullAWSAccess", "Name": "FullAWSAccess", "AwsManaged": true}"#,
            #"{"Id": "p-00000000", "Name": "deny", "AwsManaged": false}"#,
        ]
        files[base + "list-policies.json"] = "{\"Policies\": [\(summaries.joined(separator: ", "))]}"
        files[base + "describe-policy.p-00000000.json"] =
            #"{"Policy": {"PolicySummary": \#(summaries[1]), "Content": "\#(deny)"}}"#
        files[base + "list-targets-for-policy.p-00000000.json"] = #"{"Targets": [{"TargetId": "r-ab12"}]}"#
        files["standalone/accounts/222200000001/get-credential-report.json"] = Texts.reportJSON(
            Texts.report(["access_key_1_active": "true", "password_enabled": "true"], account: "222200000001")
        )
        files["standalone/accounts/222200000001/get-account-summary.json"] = Texts.summary([
            "AccountMFAEnabled": 0, "AccountAccessKeysPresent": 1, "AccountPasswordPresent": 1,
            "AccountSigningCertificatesPresent": 0,
        ])
        let folder = try TemporaryFolder(files)
        let account = try #require(AccountID("222200000001"))
        let until = try #require(Instant(iso8601: "2021-03-01T00:00:00Z"))
        let acceptance = Acceptance(reason: "It moves soon.", decidedBy: "board", expires: until)
        let settings = AuditSettings(acceptances: [account: [.rootCredentialsRemoved: acceptance]])
        let audit = Audit(try await FleetReader(workers: 1).read([folder.path]), settings)
        var text = ""
        PlanCSVView(try await Plan(audit, workers: 1)).write(to: &text)
        let rows = text.split(separator: "\r\n")
        let row = try #require(rows.first { $0.contains("still-failing,root-credentials-removed") })
        #expect(row.contains("By the plan itself in 222200000001."))
        #expect(
            row.hasSuffix(
                "board accepts until 2021-03-01T00:00:00Z that root-credentials-removed fails in 222200000001: It moves soon.,"
            )
        )
    }
}
