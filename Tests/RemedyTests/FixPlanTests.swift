import Evidence
import Organization
import Posture
import Remedy
import TestSupport
import Testing

@Suite struct `What is to be fixed` {
    private static let management = "999988887777"
    private static let guardText = """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*",
          "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}}}]}
        """

    private static let credentials = [
        "assume-root/list-access-keys.json": """
        {"AccessKeyMetadata": [{"AccessKeyId": "AKIAONE00000000000AA", "Status": "Active"},
                               {"AccessKeyId": "AKIATWO00000000000AA", "Status": "Inactive"}]}
        """,
        "assume-root/list-signing-certificates.json": #"{"Certificates": []}"#,
        "assume-root/list-mfa-devices.json": #"{"MFADevices": [{"SerialNumber": "GAHT00000001"}]}"#,
        "assume-root/get-login-profile.json": #"{"LoginProfile": {"CreateDate": "2019-05-01T10:00:00+00:00"}}"#,
    ]

    /// An audit of a member with two keys; the changes are to the files of the organization and of the account.
    private func audit(
        organization changes: [String: String?] = [:],
        account files: [String: String] = credentials,
        report: [String: String] = ["access_key_1_active": "true", "mfa_active": "true"],
        settings: AuditSettings = AuditSettings()
    ) async throws -> Audit {
        var all = Texts.organizationFiles(members: [Texts.account])
        for (name, text) in changes { all["\(Texts.organization)/organization/\(name)"] = text }
        for account in [Texts.account, Self.management] {
            let base = "\(Texts.organization)/accounts/\(account)/"
            all[base + "get-credential-report.json"] = Texts.reportJSON(Texts.report(report, account: account))
        }
        for (name, text) in files { all["\(Texts.organization)/accounts/\(Texts.account)/\(name)"] = text }
        let folder = try TemporaryFolder(all)
        return Audit(try await FleetReader(workers: 1).read([folder.path]), settings)
    }

    private func removal(_ word: String, _ audit: Audit) throws -> CredentialRemoval? {
        let order = try #require(FixOrder(word))
        let plan = try FixPlan([.order(order)], attaching: nil, in: audit)
        guard case .remove(let removal) = plan.tasks.first else { return nil }
        #expect(plan.managementAccount?.description == Self.management)
        return removal
    }

    /// Its keys are all that a root user without a password has.
    @Test(arguments: [(true, false), (false, true)])
    func `stops where the last key of a root user that cannot sign in would go`(hasPassword: Bool, stops: Bool)
        async throws
    {
        var files = Self.credentials
        if !hasPassword {
            files["assume-root/get-login-profile.json"] = nil
            files["assume-root/get-login-profile.error.json"] = Texts.refusal("NoSuchEntity")
        }
        let audit = try await audit(account: files)
        for order in ["111122223333:delete-access-key", "111122223333:root-access-key"] {
            #expect(try #require(try removal(order, audit)).endsSigningIn == stops)
        }
    }

    /// Service control policies bind root sessions too.
    @Test func `is not done by API where policies deny it to root sessions, and says so`() async throws {
        let deny =
            #"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"iam:Delete*\",\"Resource\":\"*\"}]}"#
        let summary = #"{"Id": "p-00000001", "Name": "d", "AwsManaged": false}"#
        let full = #"{"Id": "p-FullAWSAccess", "Name": "FullAWSAccess", "AwsManaged": true}"#
        let audit = try await audit(organization: [
            "list-policies.json": #"{"Policies": [\#(full), \#(summary)]}"#,
            "describe-policy.p-00000001.json": #"{"Policy": {"PolicySummary": \#(summary), "Content": "\#(deny)"}}"#,
            "list-targets-for-policy.p-00000001.json": #"{"Targets": [{"TargetId": "r-ab12"}]}"#,
        ])
        for word in ["111122223333:remove-root-credentials", "111122223333:root-access-key"] {
            let order = try #require(FixOrder(word))
            let plan = try FixPlan([.order(order)], attaching: nil, in: audit)
            #expect(plan.tasks.isEmpty)
            #expect(plan.fixes.first?.byHand?.contains("are proved to deny the change") == true)
        }
        let account = try #require(AccountID(Texts.account).flatMap { audit.account($0) })
        let verdict = try #require(audit.verdicts(on: account).first { $0.control == .rootAccessKey })
        let remedy = try #require(Remediation(of: verdict, on: account, in: audit))
        #expect(remedy.sentence.hasPrefix("Service control policies over the account are proved to deny the change"))
    }

    @Test func `leaves a root user its credentials where no organization could give them back`() async throws {
        let order = try #require(FixOrder("\(Self.management):remove-root-credentials"))
        let fix = try #require(try FixPlan([.order(order)], attaching: nil, in: try await audit()).fixes.first)
        let remediation = try #require(fix.remediation)
        #expect(remediation.sentence.hasPrefix("Only the root user of a member account can do without credentials."))
        #expect(!remediation.console.hasSuffix("› "))
    }

    @Test(arguments: [
        "111122223333", "111122223333:", "111122223333:root", "11112222333:root-mfa", ":root-mfa",
        "111122223333:attach-policy", "111122223333:root-mfa:root-mfa", "111122223333 :root-mfa",
    ])
    func `is refused unless it is an account and a control or a change in accounts`(word: String) {
        #expect(FixOrder(word) == nil)
    }

    @Test(arguments: [
        "remove-root-credentials:ou-ab12-cdefghij", "attach-policy:r-ab12", "delete-access-key:111122223333",
        "111122223333:root-mfa",
    ])
    func `can be an item of the plan, written as it is read`(id: String) {
        #expect(FixWish(id)?.description == id)
        #expect(FixWish(id)?.isItem == (FixOrder(id) == nil))
    }

    @Test(arguments: [
        "remove-root-credentials", "remove-root-credentials:", "remove:r-ab12", "attach-policy:elsewhere",
    ])
    func `is refused where it is neither`(word: String) {
        #expect(FixWish(word) == nil)
    }

    @Test(arguments: ["root-mfa", "root-access-key", "remove-root-credentials", "delete-access-key"])
    func `is written as it is read`(name: String) {
        #expect(FixOrder("111122223333:\(name)")?.description == "111122223333:\(name)")
    }

    @Test func `deletes what the finding speaks of, and nothing else`() async throws {
        let audit = try await audit()
        let active = try #require(try removal("111122223333:root-access-key", audit))
        #expect(active.kinds == [.keys])
        #expect(active.keys.map(\.id) == ["AKIAONE00000000000AA"])
        #expect(!active.endsSigningIn)
        let inactive = try #require(try removal("111122223333:root-key-inactive-present", audit))
        #expect(inactive.keys.map(\.id) == ["AKIATWO00000000000AA"])
        let all = try #require(try removal("111122223333:delete-access-key", audit))
        #expect(all.keys.count == 2)
        let everything = try #require(try removal("111122223333:remove-root-credentials", audit))
        #expect(everything.endsSigningIn && everything.keys.count == 2)
        #expect(everything.expected.devices == ["GAHT00000001"])
    }

    @Test func `counts a use that nobody can rule out where the password is removed`() async throws {
        let base = "\(Texts.organization)/accounts/\(Texts.account)/"
        let files = Self.credentials.merging(
            ["get-credential-report.error.json": Texts.refusal("AccessDenied")],
            uniquingKeysWith: { $1 }
        )
        var all = Texts.organizationFiles(members: [Texts.account])
        for (name, text) in files { all[base + name] = text }
        let folder = try TemporaryFolder(all)
        let audit = Audit(try await FleetReader(workers: 1).read([folder.path]))
        let removal = try #require(try removal("\(Texts.account):remove-root-credentials", audit))
        #expect(!removal.uses.isEmpty)
    }

    @Test func `tells of uses within the window`() async throws {
        let report = [
            "access_key_1_active": "true", "access_key_1_last_used_date": "2021-01-20T00:00:00+00:00",
            "password_last_used": "2021-01-23T00:00:00+00:00",
            "access_key_2_last_used_date": "2020-10-25T23:59:59+00:00",
        ]
        let audit = try await audit(report: report)
        let keys = try #require(try removal("111122223333:root-access-key", audit))
        #expect(keys.uses == ["the root user's first access key was used on 2021-01-20T00:00:00Z"])
        let all = try #require(try removal("111122223333:remove-root-credentials", audit))
        #expect(all.uses.count == 2)
    }

    @Test func `is by hand alone in the management account, and without centralized root access`() async throws {
        let usual = try await audit()
        let order = try #require(FixOrder("\(Self.management):root-access-key"))
        let plan = try FixPlan([.order(order)], attaching: nil, in: usual)
        #expect(plan.tasks.isEmpty)
        #expect(plan.fixes.first?.byHand?.contains("never changed by API") == true)
        let features: [String?] = [#"{"EnabledFeatures": []}"#, nil]
        for answer in features {
            let audit = try await audit(organization: ["list-organizations-features.json": answer])
            #expect(try removal("111122223333:root-access-key", audit) == nil)
        }
    }

    /// What is to be deleted has to be seen: a report names no keys.
    @Test(arguments: credentials.keys.sorted())
    func `is by hand alone where the snapshot does not list what would be deleted`(missing: String) async throws {
        let audit = try await audit(account: Self.credentials.filter { $0.key != missing })
        #expect(try removal("111122223333:remove-root-credentials", audit) == nil)
    }

    @Test func `attaches a guard to a node, with what hangs there now and whom it binds`() async throws {
        let audit = try await audit()
        let node = try #require(NodeID("r-ab12"))
        let document = try GuardDocument(Self.guardText)
        let attachment = FixPlan.Attachment(document: document, name: "g", node: node, file: "my guard.json")
        let plan = try FixPlan([], attaching: attachment, in: audit)
        guard case .attach(let found) = try #require(plan.tasks.first) else { return }
        #expect(found.attached.map(\.description) == ["p-FullAWSAccess"])
        #expect(found.accounts.map(\.description) == [Texts.account])
        #expect(found.same == nil)
        let commands = try #require(plan.fixes.first?.remediation?.commands)
        #expect(commands.first?.contains("--name g ") == true)
        #expect(commands.first?.contains("file://'my guard.json'") == true)
        #expect(commands.last == #"aws organizations attach-policy --policy-id "$policy" --target-id r-ab12"#)
    }

    /// A policy that cannot be attached would be made and left lying.
    @Test func `attaches nothing where policies are not enabled`() async throws {
        let audit = try await audit(organization: [
            "list-roots.json": #"{"Roots": [{"Id": "r-ab12", "Name": "Root", "PolicyTypes": []}]}"#
        ])
        let attachment = FixPlan.Attachment(
            document: try GuardDocument(Self.guardText),
            name: "g",
            node: try #require(NodeID("r-ab12")),
            file: "g.json"
        )
        let plan = try FixPlan([], attaching: attachment, in: audit)
        #expect(plan.tasks.isEmpty)
        #expect(plan.fixes.first?.byHand?.contains("not enabled") == true)
        #expect(plan.fixes.first?.remediation?.commands.first?.contains("enable-policy-type") == true)
    }

    @Test func `says before it is done what it would stop at`() async throws {
        let used = ["password_last_used": "2021-01-23T00:00:00+00:00"]
        let audit = try await audit(report: used)
        let order = try #require(FixOrder("111122223333:remove-root-credentials"))
        let caveats = try #require(try FixPlan([.order(order)], attaching: nil, in: audit).fixes.first?.caveats)
        #expect(caveats.count == 2)
        #expect(caveats.first?.contains("password was used on 2021-01-23T00:00:00Z") == true)
        #expect(caveats.last?.contains("Nobody but the root user is known") == true)
        let keys = try #require(FixOrder("111122223333:root-access-key"))
        let none = try FixPlan([.order(keys)], attaching: nil, in: try await self.audit()).fixes.first
        #expect(none?.task != nil && none?.caveats == [])
    }

    @Test func `says who accepted the finding`() async throws {
        let account = try #require(AccountID(Texts.account))
        let until = try #require(Instant(iso8601: "2021-03-01T00:00:00Z"))
        let accepted = Acceptance(reason: "the lab needs it", decidedBy: "board", expires: until)
        let settings = AuditSettings(acceptances: [account: [.rootAccessKey: accepted]])
        let audit = try await audit(settings: settings)
        for (word, wanted) in [("root-access-key", accepted as Acceptance?), ("root-credentials-removed", nil)] {
            let order = try #require(FixOrder("111122223333:\(word)"))
            #expect(try FixPlan([.order(order)], attaching: nil, in: audit).fixes.map(\.acceptance) == [wanted])
        }
    }

    /// What is deleted is deleted now, whatever moment the fleet is judged at.
    @Test func `counts uses from the report's own time`() async throws {
        let report = ["password_last_used": "2021-01-23T00:00:00+00:00"]
        let settings = AuditSettings(asOf: Instant(iso8601: "2028-01-01T00:00:00Z"))
        let removal = try #require(
            try removal("111122223333:remove-root-credentials", try await audit(report: report, settings: settings))
        )
        #expect(removal.uses.count == 1)
        #expect(removal.usesSeenAt == Instant(iso8601: "2021-01-24T00:00:00Z"))
    }

    @Test func `uses the policy that says the same, whatever its white space and order`() async throws {
        let same =
            #"{\"Statement\":[{\"Condition\":{\"ArnLike\":{\"aws:PrincipalArn\":\"arn:*:iam::*:root\"}},"#
            + #"\"Resource\":\"*\",\"Action\":\"*\",\"Effect\":\"Deny\"}],\"Version\":\"2012-10-17\"}"#
        let summary = #"{"Id": "p-there", "Name": "other", "AwsManaged": false}"#
        let full = #"{"Id": "p-FullAWSAccess", "Name": "FullAWSAccess", "AwsManaged": true}"#
        let audit = try await audit(organization: [
            "list-policies.json": "{\"Policies\": [\(full), \(summary)]}",
            "describe-policy.p-there.json": "{\"Policy\": {\"PolicySummary\": \(summary), \"Content\": \"\(same)\"}}",
            "list-targets-for-policy.p-there.json": #"{"Targets": []}"#,
        ])
        let node = try #require(NodeID(Texts.account))
        let attachment = FixPlan.Attachment(
            document: try GuardDocument(Self.guardText),
            name: "g",
            node: node,
            file: "g.json"
        )
        let plan = try FixPlan([], attaching: attachment, in: audit)
        let command = "aws organizations attach-policy --policy-id p-there --target-id \(Texts.account)"
        #expect(plan.fixes.first?.remediation?.commands == [command])
    }

    /// Source: <https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html>
    @Test(arguments: [(9, true), (10, false)])
    func `is refused at a node that has as many policies as AWS allows`(count: Int, isAllowed: Bool) async throws {
        var files: [String: String?] = [:]
        var summaries: [String] = []
        for number in 0..<count {
            let summary = #"{"Id": "p-0000000\#(number)", "Name": "p\#(number)", "AwsManaged": false}"#
            summaries.append(summary)
            files["describe-policy.p-0000000\(number).json"] =
                #"{"Policy": {"PolicySummary": \#(summary), "Content": "{}"}}"#
            files["list-targets-for-policy.p-0000000\(number).json"] = #"{"Targets": [{"TargetId": "r-ab12"}]}"#
        }
        files["list-policies.json"] = #"{"Policies": [\#(summaries.joined(separator: ","))]}"#
        let audit = try await audit(organization: files)
        let attachment = FixPlan.Attachment(
            document: try GuardDocument(Self.guardText),
            name: "g",
            node: try #require(NodeID("r-ab12")),
            file: "g.json"
        )
        if isAllowed {
            #expect(try FixPlan([], attaching: attachment, in: audit).tasks.count == 1)
        } else {
            #expect(throws: FixError.self) { try FixPlan([], attaching: attachment, in: audit) }
        }
    }

    @Test(arguments: ["r-none", "ou-ab12-none0000", "123456789012", management])
    func `is refused at a node that is not there, or that no policy binds`(name: String) async throws {
        let audit = try await audit()
        let attachment = FixPlan.Attachment(
            document: try GuardDocument(Self.guardText),
            name: "g",
            node: try #require(NodeID(name)),
            file: "g.json"
        )
        #expect(throws: FixError.self) { try FixPlan([], attaching: attachment, in: audit) }
    }
}

@Suite struct `A guard's document` {
    @Test func `is refused where AWS would refuse it`() {
        let long = String(repeating: "x", count: 10_300)
        let principal = #"{"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*"}"#
        let texts = [
            "", "[]", #"{"Version": "2012-10-17", "Statement": \#(principal)}"#,
            #"{"Version": "2012-10-17", "Statement": {"Sid": "\#(long)", "Effect": "Deny", "Action": "*", "Resource": "*"}}"#,
        ]
        for text in texts {
            #expect(throws: GuardDocumentError.self) { try GuardDocument(text) }
        }
    }

    /// Sent by API, white space counts: only the console takes it out.
    @Test func `may have 10,240 characters, white space among them`() throws {
        let text = #"{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "*", "Resource": "*"}}"#
        let fits = text + String(repeating: " ", count: 10_240 - text.count)
        #expect(throws: Never.self) { try GuardDocument(fits) }
        #expect(throws: GuardDocumentError.self) { try GuardDocument(fits + " ") }
    }

    @Test func `is the same in another order, and not where a list is`() throws {
        let one = try GuardDocument(
            #"{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": ["a:b", "c:d"], "Resource": "*"}}"#
        )
        #expect(
            one.isSame(
                as: #"{"Statement":{"Resource":"*","Action":["a:b","c:d"],"Effect":"Deny"},"Version":"2012-10-17"}"#
            )
        )
        #expect(
            !one.isSame(
                as: #"{"Statement":{"Resource":"*","Action":["a:b"],"Effect":"Deny"},"Version":"2012-10-17"}"#
            )
        )
        #expect(!one.isSame(as: ""))
    }
}
