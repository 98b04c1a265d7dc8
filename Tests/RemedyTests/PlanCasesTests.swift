import Evidence
import Organization
import Posture
import Remedy
import TestSupport
import Testing

@Suite struct `A plan for a small fleet` {
    private static let standalone = ["222200000001", "222200000002"]
    private static let denyRoot = """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*", "Condition":
        {"ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}, "Null": {"aws:AssumedRoot": "true"}}}]}
        """

    /// An organization of one member, in which these policies hang at the root and at the member, and standalone accounts.
    private func fleet(
        policies: [String] = [],
        member: [String: String] = ["mfa_active": "true"],
        standalone: [String: String]? = nil,
        standalones: Int = 1,
        files: [String: String] = [:]
    ) throws -> TemporaryFolder {
        var all = Texts.organizationFiles(members: [Texts.account])
        let base = "\(Texts.organization)/organization/"
        var summaries = [#"{"Id": "p-FullAWSAccess", "Name": "FullAWSAccess", "AwsManaged": true}"#]
        for (number, text) in policies.enumerated() {
            let summary = #"{"Id": "p-0000000\#(number)", "Name": "p\#(number)", "AwsManaged": false}"#
            summaries.append(summary)
            let content = text.replacing("\"", with: "\\\"").replacing("\n", with: " ")
            all[base + "describe-policy.p-0000000\(number).json"] =
                #"{"Policy": {"PolicySummary": \#(summary), "Content": "\#(content)"}}"#
            all[base + "list-targets-for-policy.p-0000000\(number).json"] =
                #"{"Targets": [{"TargetId": "r-ab12"}, {"TargetId": "\#(Texts.account)"}]}"#
        }
        all[base + "list-policies.json"] = #"{"Policies": [\#(summaries.joined(separator: ","))]}"#
        func add(_ account: String, _ folder: String, _ report: [String: String]) {
            all["\(folder)/accounts/\(account)/get-credential-report.json"] = Texts.reportJSON(
                Texts.report(report, account: account)
            )
            let (mfa, key) = (report["mfa_active"] == "true" ? 1 : 0, report["access_key_1_active"] == "true" ? 1 : 0)
            all["\(folder)/accounts/\(account)/get-account-summary.json"] = """
                {"SummaryMap": {"AccountMFAEnabled": \(mfa), "AccountAccessKeysPresent": \(key), "AccountPasswordPresent": 1,
                "AccountSigningCertificatesPresent": 0}}
                """
            all["\(folder)/accounts/\(account)/list-virtual-mfa-devices.json"] = #"{"VirtualMFADevices": []}"#
        }
        add(Texts.account, Texts.organization, member)
        add("999988887777", Texts.organization, ["mfa_active": "true"])
        if let standalone {
            for account in Self.standalone.prefix(standalones) { add(account, "standalone", standalone) }
        }
        for (name, text) in files { all[name] = text }
        return try TemporaryFolder(all)
    }

    private func plan(_ folder: TemporaryFolder) async throws -> Plan {
        try await Plan(try await PlanPromises.audit(folder.path), workers: 1)
    }

    private func summary(_ plan: Plan) -> [String] {
        plan.items.filter { $0.change.kind != .addAdministrator }.map(\.id)
    }

    private let keyAndNoMFA = ["access_key_1_active": "true", "mfa_active": "false"]

    @Test(arguments: [1, 2])
    func `has accounts join where the root denies root users already, and attaches nothing anew`(count: Int)
        async throws
    {
        let folder = try fleet(policies: [Self.denyRoot], standalone: keyAndNoMFA, standalones: count)
        let plan = try await plan(folder)
        #expect(summary(plan) == Self.standalone.prefix(count).map { "join-organization:\($0)" })
        // Members can do without root credentials, so that is asked of them.
        let joining = plan.items.filter { $0.change.kind == .joinOrganization }
        #expect(joining.allSatisfy { $0.sentence.contains("root-credentials-removed will fail there") })
        let failing = plan.stillFailing.filter { $0.control == .rootCredentialsRemoved }
        #expect(failing.map { $0.new.map(\.description) } == [Array(Self.standalone.prefix(count))])
    }

    /// Service control policies bind root sessions too. AWS: nine policies beside its own are as many as a node can have.
    @Test(
        arguments: [
            ("iam:*", []), ("iam:DeleteLoginProfile", [.enrolHardwareMFA]),
            ("iam:EnableMFADevice", [.removeRootCredentials]),
        ] as [(String, [ChangeKind])]
    )
    func `promises no change that a policy denies`(action: String, promised: [ChangeKind]) async throws {
        let deny = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "\(action)", "Resource": "*", "Condition":
            {"ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}}}]}
            """
        let folder = try fleet(policies: Array(repeating: deny, count: 9), member: ["mfa_active": "false"])
        let plan = try await plan(folder)
        #expect(plan.items.map(\.change.kind).filter { $0 != .addAdministrator } == promised)
        let left = plan.leftOpen.filter { $0.standing == .open && $0.account.description == Texts.account }
        #expect(left.isEmpty == !promised.isEmpty)
        #expect(left.allSatisfy { $0.sentence.contains("Policies over the account deny") })
        #expect(left.allSatisfy { $0.sentence.contains("as many are attached at every place over the account") })
    }

    /// A root user without a device shows no MFA when it enrols one; what root sessions show is not documented.
    @Test func `says where AWS may refuse a change for want of MFA, and promises none that it will`() async throws {
        let deny = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "NotAction": "s3:*", "Resource": "*", "Condition":
            {"ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"},
            "BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}}]}
            """
        let policies = Array(repeating: deny, count: 9)
        let without = try await plan(try fleet(policies: policies, member: ["mfa_active": "false"]))
        let kinds = without.items.map(\.change.kind)
        #expect(kinds.contains(.removeRootCredentials) && !kinds.contains(.enrolHardwareMFA))
        let removal = try #require(without.items.first { $0.change.kind == .removeRootCredentials })
        #expect(removal.mayBeDenied.map(\.description) == [Texts.account])
        #expect(removal.sentence.contains("AWS may refuse it"))
        let free = try await plan(try fleet(member: ["mfa_active": "false"]))
        #expect(!free.items.isEmpty && free.items.allSatisfy(\.mayBeDenied.isEmpty))
    }

    /// Of a session's requests the policy denies all, of root's own those without MFA.
    @Test(arguments: [("true", false), ("false", true)])
    func `has keys deleted by the root user itself, which may have MFA`(mfa: String, isDoubtful: Bool) async throws {
        let deny = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "iam:*", "Resource": "*", "Condition":
            {"ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"},
            "BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}}]}
            """
        let member = ["mfa_active": mfa, "access_key_1_active": "true"]
        let folder = try fleet(policies: Array(repeating: deny, count: 9), member: member)
        let home = "\(Texts.organization)/organization/"
        let features = #"{"OrganizationId": "\#(Texts.organization)", "EnabledFeatures": []}"#
        try folder.write(home + "list-organizations-features.json", Array(features.utf8))
        let audit = try await PlanPromises.audit(folder.path)
        let id = try #require(AccountID(Texts.account))
        #expect(audit.changesDenied(of: id).withoutMFA == [.removal, .keyDeletion, .keyDeletionInSession, .enrolment])
        #expect(audit.changesDenied(of: id).always.isEmpty)
        let items = try await Plan(audit, workers: 1).items
        let closing = items.filter { [.deleteAccessKey, .removeRootCredentials].contains($0.change.kind) }
        #expect(closing.map { !$0.mayBeDenied.isEmpty } == [isDoubtful])
        let account = try #require(audit.account(id))
        let verdict = try #require(audit.verdicts(on: account).first { $0.control == .rootAccessKey })
        let remedy = try #require(Remediation(of: verdict, on: account, in: audit))
        #expect(remedy.sentence.contains("it may be refused") == isDoubtful, "\(remedy.sentence)")
    }

    /// Nine policies beside AWS's own are as many as a node can have.
    @Test func `has causes that say where no policy can be attached any more`() async throws {
        let allow = #"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}"#
        for (count, isFull) in [(8, false), (9, true)] {
            let folder = try fleet(policies: Array(repeating: allow, count: count), member: ["mfa_active": "false"])
            let causes = try await PlanPromises.audit(folder.path).rootCauses().filter { $0.kind == .noGuard }
            #expect(causes.map { $0.sentence.contains("as many are attached there as AWS allows (10)") } == [isFull])
        }
    }

    @Test func `says that a change is felt where what it takes away was used`() async throws {
        let used = keyAndNoMFA.merging(["mfa_active": "true", "password_last_used": "2021-01-23T00:00:00+00:00"]) { $1 }
        let byPassword = try await plan(try fleet(standalone: used))
        let deletion = try #require(byPassword.items.first { $0.change.kind == .deleteAccessKey })
        #expect(deletion.feels.isEmpty)
        let byKey = used.merging(["access_key_1_last_used_date": "2021-01-22T00:00:00+00:00"]) { $1 }
        let other = try #require(
            try await plan(try fleet(standalone: byKey)).items.first { $0.change.kind == .deleteAccessKey }
        )
        #expect(other.feels.map(\.description) == [Self.standalone[0]])
    }

    /// A root user without a password has its keys alone.
    @Test(arguments: [(0, true), (1, false)])
    func `has another administrator made before the last way in goes`(passwords: Int, isFirst: Bool) async throws {
        let summary = """
            {"SummaryMap": {"AccountMFAEnabled": 1, "AccountAccessKeysPresent": 1, "AccountPasswordPresent": \(passwords),
            "AccountSigningCertificatesPresent": 0}}
            """
        let folder = try fleet(
            standalone: ["access_key_1_active": "true", "mfa_active": "true"],
            files: ["standalone/accounts/\(Self.standalone[0])/get-account-summary.json": summary]
        )
        let items = try await plan(folder).items
        let deletion = try #require(items.first { $0.change.kind == .deleteAccessKey })
        let first = "add-administrator:\(Self.standalone[0])"
        #expect((items.first?.id == first) == isFirst)
        #expect(deletion.requires == (isFirst ? [first] : []))
    }

    /// The management account's root, and one that cannot sign in since it is in GovCloud, have their keys alone.
    @Test(arguments: ["arn:aws:", "arn:aws-us-gov:"])
    func `has another administrator made before the last key of a management account goes`(arn: String) async throws {
        let management = "999988887777"
        let folder = try fleet()
        let home = "\(Texts.organization)/accounts/\(management)/"
        let partition = String(arn.dropFirst(4).dropLast())
        let report = Texts.report(
            ["mfa_active": "true", "access_key_1_active": "true"],
            account: management,
            partition: partition
        )
        try folder.write(home + "get-credential-report.json", Array(Texts.reportJSON(report).utf8))
        let password = partition == "aws" ? #", "AccountPasswordPresent": 0"# : ""
        let summary = #"{"SummaryMap": {"AccountMFAEnabled": 1, "AccountAccessKeysPresent": 1\#(password)}}"#
        try folder.write(home + "get-account-summary.json", Array(summary.utf8))
        let items = try await plan(folder).items
        let deletion = try #require(items.first { $0.id == "delete-access-key:\(management)" })
        #expect(deletion.requires == ["add-administrator:\(management)"])
        #expect(items.first?.id == "add-administrator:\(management)")
    }

    /// Where no further policy can be attached, what comes first step by step is a device in one account; removal at the root, with
    /// what it needs, is shorter for two.
    @Test func `sees that one change for the organization is shorter than what comes first step by step`() async throws
    {
        let members = ["111122223333", "222233334444"]
        var files = Texts.organizationFiles(members: members)
        let base = "\(Texts.organization)/organization/"
        let full = #"{"Id": "p-FullAWSAccess", "Name": "FullAWSAccess", "AwsManaged": true}"#
        let others = (1...9).map { #"{"Id": "p-0000000\#($0)", "Name": "\#($0)", "AwsManaged": false}"# }
        files[base + "list-policies.json"] = #"{"Policies": [\#(([full] + others).joined(separator: ","))]}"#
        let content = (files[base + "describe-policy.p-FullAWSAccess.json"] ?? "").replacing(full, with: "SUMMARY")
        let targets = files[base + "list-targets-for-policy.p-FullAWSAccess.json"]
        for (number, summary) in others.enumerated() {
            files[base + "describe-policy.p-0000000\(number + 1).json"] = content.replacing("SUMMARY", with: summary)
            files[base + "list-targets-for-policy.p-0000000\(number + 1).json"] = targets
        }
        files[base + "list-organizations-features.json"] = #"{"EnabledFeatures": []}"#
        for account in members {
            let report = Texts.report(keyAndNoMFA, account: account)
            files["\(Texts.organization)/accounts/\(account)/get-credential-report.json"] = Texts.reportJSON(report)
            files["\(Texts.organization)/accounts/\(account)/get-account-summary.json"] =
                #"{"SummaryMap": {"AccountMFAEnabled": 0, "AccountAccessKeysPresent": 1, "AccountPasswordPresent": 1}}"#
        }
        let changes = try summary(await plan(try TemporaryFolder(files)))
        #expect(changes == ["enable-centralized-root-access:r-ab12", "remove-root-credentials:r-ab12"])
    }

    /// A policy binds all below its node, those too whom somebody left out of the audit.
    @Test func `counts accounts that are left out of the audit among those that a policy binds`() async throws {
        let (open, left) = (["111122223333", "222233334444", "333344445555"], "444444444444")
        var files = Texts.organizationFiles(members: open + [left])
        for account in open + [left] {
            let report = Texts.report(
                ["mfa_active": "false", "password_last_used": "2021-01-22T00:00:00+00:00"],
                account: account
            )
            files["\(Texts.organization)/accounts/\(account)/get-credential-report.json"] = Texts.reportJSON(report)
            files["\(Texts.organization)/accounts/\(account)/get-account-summary.json"] =
                #"{"SummaryMap": {"AccountMFAEnabled": 0, "AccountAccessKeysPresent": 0, "AccountPasswordPresent": 1}}"#
        }
        files["\(Texts.organization)/organization/list-organizations-features.json"] = nil
        let folder = try TemporaryFolder(files)
        let id = try #require(AccountID(left))
        var settings = AuditSettings()
        settings.exclusions = [
            id: Exclusion(
                reason: "break glass",
                expires: try #require(Instant(iso8601: "2030-01-01T00:00:00Z"))
            )
        ]
        let fleet = try await FleetReader(workers: 1, administrators: .ofEverybody).read([folder.path])
        let plan = try await Plan(Audit(fleet, settings), workers: 1)
        let attaching = try #require(
            plan.items.first { $0.change.kind == .attachPolicy && $0.change.target == .root("r-ab12") }
        )
        #expect(attaching.accounts.contains(id))
        #expect(attaching.feels.contains(id))
        #expect(attaching.sentence.contains("1 account that is left out of the audit"))
        #expect(attaching.requires.contains("add-administrator:r-ab12"))
        #expect(plan.items.first.map { $0.accounts.contains(id) } == true)
        #expect(attaching.verdicts.allSatisfy { $0.account != id })
    }

    /// Policies bind members that are suspended, and never the management account.
    @Test func `counts suspended members below a policy, and no suspended management account`() async throws {
        let folder = try fleet(member: ["mfa_active": "false"], standalone: keyAndNoMFA)
        let members = [Texts.account, "333300000001", "333300000002"]
        let listed =
            members.map { Texts.listed($0, status: $0 == members[2] ? "SUSPENDED" : "ACTIVE") }
            + [Texts.listed("999988887777", status: "SUSPENDED")]
        for name in ["list-accounts", "list-accounts-for-parent.r-ab12"] {
            let text = "{\"Accounts\": [\(listed.joined(separator: ", "))]}"
            try folder.write("\(Texts.organization)/organization/\(name).json", Array(text.utf8))
        }
        let report = Texts.reportJSON(Texts.report(["mfa_active": "false"], account: members[1]))
        let path = "\(Texts.organization)/accounts/\(members[1])/get-credential-report.json"
        try folder.write(path, Array(report.utf8))
        let attaching = try #require(try await plan(folder).items.first { $0.change.kind == .attachPolicy })
        #expect(attaching.sentence.contains("1 account below is suspended or closed, and will be bound by it if it is"))
    }

    @Test func `lists what fails and no change of it ends, with what somebody accepted`() async throws {
        let used = ["mfa_active": "true", "password_last_used": "2021-01-23T00:00:00+00:00"]
        let folder = try fleet(standalone: used)
        let account = try #require(AccountID(Self.standalone[0]))
        let until = try #require(Instant(iso8601: "2021-03-01T00:00:00Z"))
        let accepted = Acceptance(reason: "until the tape robot is replaced", decidedBy: "board", expires: until)
        var settings = AuditSettings()
        let before = try await Plan(Audit(try await FleetReader(workers: 1).read([folder.path]), settings), workers: 1)
        settings.acceptances = [account: [.rootUnused: accepted]]
        let after = try await Plan(Audit(try await FleetReader(workers: 1).read([folder.path]), settings), workers: 1)
        let unused = before.stillFailing.filter { $0.control == .rootUnused }
        #expect(unused.map(\.accounts) == [[account]] && unused.map(\.accepted) == [[]])
        let told = after.stillFailing.filter { $0.control == .rootUnused }
        #expect(told.map { $0.accepted.map(\.acceptance) } == [[accepted]])
    }
}
