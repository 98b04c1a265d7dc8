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

    @Test func `is that policies are switched off`() async throws {
        let causes = try await causes(of: [Texts.account: withPassword]) { files in
            files["\(Texts.organization)/organization/list-roots.json"] =
                #"{"Roots": [{"Id": "r-ab12", "Name": "Root", "PolicyTypes": []}]}"#
        }
        #expect(causes[.policiesOff]?.accounts.map(\.description) == [Texts.account])
    }
}
