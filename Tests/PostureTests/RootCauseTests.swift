import DemoFleet
import Evidence
import Organization
import Posture
import TestSupport
import Testing

@Suite struct `What failing accounts have in common` {
    private static let management = "999988887777"

    private func causes(
        of reports: [String: [String: String]],
        _ change: (inout [String: String]) -> Void = { _ in }
    ) async throws -> [RootCause.Kind: RootCause] {
        var files = Texts.organizationFiles(members: reports.keys.filter { $0 != Self.management }.sorted())
        for (id, fields) in reports {
            files["\(Texts.organization)/accounts/\(id)/get-credential-report.json"] =
                Texts.reportJSON(Texts.report(fields, account: id))
        }
        change(&files)
        let folder = try TemporaryFolder(files)
        let audit = Audit(try await FleetReader(workers: 1).read([folder.path]))
        let causes = audit.rootCauses()
        return Dictionary(causes.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private let withPassword = ["password_enabled": "TRUE", "password_last_used": "2020-01-01T00:00:00+00:00"]

    private func policy(_ condition: String) -> String {
        """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*", \
        "Condition": {\(condition), "ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}}}]}
        """
    }

    @Test func `is that no policy over them is about root users`() async throws {
        let causes = try await causes(of: [Texts.account: withPassword])
        let cause = try #require(causes[.noGuard])
        #expect(cause.place == "r-ab12")
        #expect(cause.accounts.map(\.description) == [Texts.account])
        #expect(causes[.guardDefeated] == nil)
        // AWS recorded a use of the password.
        #expect(causes[.neverActivated] == nil)
    }

    @Test func `is a policy that lets keys slip through, named with its flaw`() async throws {
        let text = policy(#""Bool": {"aws:MultiFactorAuthPresent": "false"}"#)
        let causes = try await causes(of: [Texts.account: withPassword]) { $0.addGuard(text) }
        let cause = try #require(causes[.guardDefeated])
        #expect(cause.place == "p-guard0001")
        #expect(cause.sentence.contains("BoolIfExists"))
        #expect(causes[.noGuard] == nil)
    }

    @Test func `is no policy where it does what it is meant to`() async throws {
        let text = policy(#""BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}"#)
        let causes = try await causes(of: [Texts.account: withPassword]) { $0.addGuard(text) }
        #expect(causes[.guardDefeated] == nil)
        #expect(causes[.noGuard] == nil)
    }

    @Test func `is that nobody ever took root into use`() async throws {
        let causes = try await causes(of: [Texts.account: ["password_enabled": "TRUE"]])
        #expect(causes[.neverActivated]?.accounts.map(\.description) == [Texts.account])
        #expect(causes[.invited] == nil)
    }

    @Test func `is that they were invited`() async throws {
        let causes = try await causes(of: [Texts.account: ["password_enabled": "TRUE"]]) { files in
            for (name, text) in files { files[name] = text.split(separator: "CREATED").joined(separator: "INVITED") }
        }
        #expect(causes[.invited]?.accounts.map(\.description) == [Texts.account])
        #expect(causes[.neverActivated] == nil)
    }

    @Test func `is that they own an organization, or are in none`() async throws {
        let causes = try await causes(of: [Self.management: withPassword]) { files in
            files["standalone/accounts/555566667777/get-credential-report.json"] =
                Texts.reportJSON(Texts.report(["password_enabled": "TRUE"], account: "555566667777"))
        }
        #expect(causes[.managementAccount]?.accounts.map(\.description) == [Self.management])
        #expect(causes[.standalone]?.accounts.map(\.description) == ["555566667777"])
    }

    @Test func `is that AWS refused to tell`() async throws {
        let causes = try await causes(of: [Texts.account: withPassword]) { files in
            files["\(Texts.organization)/organization/list-policies.json"] = nil
            files["\(Texts.organization)/organization/list-policies.error.json"] = Texts.refusal(
                "AccessDeniedException"
            )
        }
        let cause = try #require(causes[.evidenceDenied])
        #expect(cause.place == "list-policies")
        #expect(cause.remedy.contains("organizations:ListPolicies"))
    }

    /// `arn:aws:` is all that there is in an organization of the commercial partition; what undoes this guard is `Bool`, since
    /// requests with keys do not have the MFA key.
    @Test func `is the flaw that matters in the organization's own partition`() async throws {
        let statement =
            #"{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"ArnLike\":{\"aws:PrincipalArn\":"#
            + #"\"arn:aws:iam::*:root\"},\"Bool\":{\"aws:MultiFactorAuthPresent\":\"false\"}}}"#
        let summary = #"{"Id": "p-00000001", "Name": "guard", "AwsManaged": false}"#
        let full = #"{"Id": "p-FullAWSAccess", "Name": "FullAWSAccess", "AwsManaged": true}"#
        let causes = try await causes(of: [Texts.account: withPassword]) { files in
            let base = "\(Texts.organization)/organization/"
            files[base + "list-policies.json"] = #"{"Policies": [\#(full), \#(summary)]}"#
            files[base + "describe-policy.p-00000001.json"] =
                #"{"Policy": {"PolicySummary": \#(summary), "Content": "{\"Version\":\"2012-10-17\",\"Statement\":[\#(statement)]}"}}"#
            files[base + "list-targets-for-policy.p-00000001.json"] = #"{"Targets": [{"TargetId": "r-ab12"}]}"#
        }
        let cause = try #require(causes[.guardDefeated])
        let words = cause.sentence + cause.remedy
        #expect(words.contains("Bool"), "\(words)")
        #expect(!words.contains("aws-cn"), "\(words)")
    }

    /// A report that AWS has not finished is no matter of permissions.
    @Test(arguments: ["ReportNotPresent", "ReportInProgress"])
    func `is that the credential report was not finished`(code: String) async throws {
        let causes = try await causes(of: [Texts.account: withPassword]) { files in
            let base = "\(Texts.organization)/accounts/\(Texts.account)/"
            files["\(base)get-credential-report.json"] = nil
            files["\(base)get-credential-report.error.json"] = Texts.refusal(code)
        }
        let cause = try #require(causes[.evidenceDenied])
        #expect(cause.remedy.contains("generate-credential-report"))
        #expect(!cause.remedy.contains("Grant"))
    }

    @Test func `is that policies are switched off`() async throws {
        let causes = try await causes(of: [Texts.account: withPassword]) { files in
            files["\(Texts.organization)/organization/list-roots.json"] =
                #"{"Roots": [{"Id": "r-ab12", "Name": "Root", "PolicyTypes": []}]}"#
        }
        #expect(causes[.policiesOff]?.accounts.map(\.description) == [Texts.account])
    }

    /// AWS's own example of a policy that asks for MFA to stop an instance says nothing of root users.
    ///
    /// Source:
    /// <https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html>
    @Test func `is not a policy that asks everybody for MFA for a few actions`() async throws {
        let text = """
            {"Version": "2012-10-17", "Statement": [{"Sid": "DenyStopAndTerminateWhenMFAIsNotPresent", "Effect": "Deny", \
            "Action": ["ec2:StopInstances", "ec2:TerminateInstances"], "Resource": "*", \
            "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": false}}}]}
            """
        let causes = try await causes(of: [Texts.account: withPassword]) { $0.addGuard(text) }
        #expect(causes[.guardDefeated] == nil)
        #expect(causes[.noGuard]?.accounts.map(\.description) == [Texts.account])
    }

    @Test(arguments: [
        (#""Action": "*""#, #""Bool": {"aws:MultiFactorAuthPresent": "false"}"#, true),
        (#""NotAction": "s3:*""#, #""NotIpAddress": {"aws:SourceIp": "192.0.2.0/24"}"#, true),
        (#""Action": "iam:*""#, #""ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#, true),
        (#""Action": "*""#, #""ArnNotLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#, false),
        (#""Action": "iam:*""#, #""NotIpAddress": {"aws:SourceIp": "192.0.2.0/24"}"#, false),
        (#""Action": "*""#, #""StringNotEquals": {"aws:RequestedRegion": "eu-central-1"}"#, false),
    ])
    func `is a policy that was meant for root users, and only such`(
        actions: String,
        condition: String,
        isMeant: Bool
    ) async throws {
        let text = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", \(actions), "Resource": "*", \
            "Condition": {\(condition)}}]}
            """
        let causes = try await causes(of: [Texts.account: withPassword]) { $0.addGuard(text) }
        #expect((causes[.guardDefeated] != nil) == isMeant)
        #expect((causes[.noGuard] != nil) != isMeant)
    }

    @Test func `is that root is in use, or keeps what nobody needs`() async throws {
        let old = ["mfa_active": "true", "password_enabled": "TRUE", "password_last_used": "2020-01-01T00:00:00+00:00"]
        let used = old.merging(["password_last_used": "2021-01-23T00:00:00+00:00"]) { $1 }
        let inactive = old.merging(["access_key_1_last_rotated": "2016-05-01T09:00:00+00:00"]) { $1 }
        let certificate = old.merging(["cert_1_active": "true"]) { $1 }
        let causes = try await causes(of: [
            "111100000001": old, "111100000002": used, "111100000003": inactive, "111100000004": certificate,
        ])
        #expect(causes[.rootInUse]?.accounts.map(\.description) == ["111100000002"])
        #expect(causes[.leftoverCredentials]?.accounts.map(\.description) == ["111100000003", "111100000004"])
        // All have a password.
        #expect(causes[.credentialsKept]?.accounts.count == 4)
    }

    /// The policy makes up for the missing device where MFA is asked for, not where hardware is.
    @Test func `is that hardware is lacking where a guard asks for MFA`() async throws {
        let text = policy(#""BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}"#)
        let causes = try await causes(of: [Texts.account: withPassword]) { $0.addGuard(text) }
        #expect(causes[.noHardwareMFA]?.accounts.map(\.description) == [Texts.account])
        #expect(causes[.virtualMFA] == nil)
    }

    @Test func `is that the evidence is of another time`() async throws {
        let audit = try await auditStandalone(
            ["get-credential-report.json": Texts.reportJSON(Texts.report(withPassword))],
            AuditSettings(asOf: Instant(iso8601: "2021-06-01"))
        )
        #expect(audit.rootCauses().contains { $0.kind == .evidenceOutOfTime })
    }

    @Test(arguments: 1..<9)
    func `leaves out no account that fails or is unknown`(seed: UInt64) async throws {
        let folder = try TemporaryFolder()
        try DemoFleet(accounts: 60, usersPerAccount: 1, seed: seed).write(to: folder("fleet"))
        let fleet = try await FleetReader(workers: 1).read([folder("fleet")])
        let later = try #require(fleet.newest).millisecondsSince1970 + 40 * 86_400_000
        for settings in [
            AuditSettings(), AuditSettings(strictHardware: true),
            AuditSettings(asOf: Instant(millisecondsSince1970: later)),
        ] {
            let audit = Audit(fleet, settings)
            let explained = Set(audit.rootCauses().flatMap(\.accounts))
            let inNeed = audit.accounts.indices.filter { index in
                audit.statuses(at: index).contains { $0 == .fail || $0 == .unknown }
            }
            let leftOut = inNeed.map { audit.accounts[$0].id }.filter { !explained.contains($0) }
            #expect(!inNeed.isEmpty)
            #expect(leftOut.isEmpty)
            let minor: Set<RootCause.Kind> = [.credentialsKept, .leftoverCredentials, .evidenceOutOfTime]
            let groups = Dictionary(grouping: audit.rootCauses().enumerated()) { minor.contains($0.element.kind) }
            #expect((groups[false]?.map(\.offset).max() ?? -1) < (groups[true]?.map(\.offset).min() ?? .max))
        }
    }
}
