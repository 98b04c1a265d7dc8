import Evidence
import Foundation
import Organization
import Posture
import Remedy
import TestSupport
import Testing

/// Administrators whom service control policies deny what administrators do.
@Suite struct `Administrators under policies` {
    private static let management = "111111111111"
    private static let member = "444444444444"
    private static let standalone = "666666666666"

    private static func details(roles: [String] = [], users: [String] = []) -> String {
        """
        {"GroupDetailList": [], "Policies": [], "RoleDetailList": [\(roles.joined(separator: ", "))],
         "UserDetailList": [\(users.joined(separator: ", "))]}
        """
    }

    private static let full =
        #""AttachedManagedPolicies": [{"PolicyName": "x", "PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess"}]"#

    private static func role(_ name: String, in account: String) -> String {
        """
        {"RoleName": "\(name)", "Path": "/", "Arn": "arn:aws:iam::\(account):role/\(name)", "RolePolicyList": [], \(full),
         "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
         "Principal": {"AWS": "arn:aws:iam::\(management):root"}}]}}
        """
    }

    private static func user(_ name: String, in account: String) -> String {
        """
        {"UserName": "\(name)", "Path": "/", "Arn": "arn:aws:iam::\(account):user/\(name)", "GroupList": [], \(full)}
        """
    }

    /// A fleet of which these accounts tell their roles and users, with policies at the root.
    private static func fleet(_ details: [String: String], policies: [String] = []) throws -> WrittenFleet {
        let fleet = try WrittenFleet()
        for (account, text) in details {
            let place = account == standalone ? "standalone" : "o-a1b2c3d4e5"
            let file = "\(fleet.folder.path)/\(place)/accounts/\(account)/get-account-authorization-details.json"
            try Data(text.utf8).write(to: URL(filePath: file))
        }
        let written = WrittenPolicies(fleet.folder.path + "/o-a1b2c3d4e5/organization")
        for (number, text) in policies.enumerated() { try written.add("p-0000000\(number)", text, at: ["r-ab12"]) }
        return fleet
    }

    private static func audit(_ fleet: WrittenFleet) async throws -> Audit {
        Audit(try await FleetReader(workers: 1, administrators: .ofEverybody).read([fleet.folder.path]))
    }

    private static func deny(_ action: String, _ condition: String = "") -> String {
        let block = condition.isEmpty ? "" : #", "Condition": {\#(condition)}"#
        return #"{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", \#(action), "Resource": "*"\#(block)}]}"#
    }

    private static let allButBreakGlass = deny(
        #""Action": "*""#,
        #""ArnNotLike": {"aws:PrincipalArn": ["arn:*:iam::*:root", "arn:aws:iam::*:role/BreakGlass"]}"#
    )
    private static let iam = deny(#""NotAction": ["iam:Get*", "iam:List*", "s3:*"]"#)
    private static let guarding = deny(#""Action": "*""#, #""ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#)
    private static let withoutMFA = deny(#""Action": "*""#, #""BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}"#)

    private static func ways(_ account: String, _ audit: Audit) throws -> AdministratorWays {
        let id = try #require(AccountID(account))
        return audit.administrators(of: try #require(audit.account(id)))
    }

    private static func isKnown(_ ways: AdministratorWays) -> Bool {
        if case .known = ways.answer { true } else { false }
    }

    @Test(arguments: [
        ([], true), ([guarding], true), ([iam], false), ([allButBreakGlass], false), ([guarding, iam], false),
    ])
    func `are none where they can give nobody rights`(policies: [String], isOne: Bool) async throws {
        let details = [Self.member: Self.details(roles: [Self.role("Admin", in: Self.member)])]
        let audit = try await Self.audit(try Self.fleet(details, policies: policies))
        let ways = try Self.ways(Self.member, audit)
        #expect(Self.isKnown(ways) == isOne)
        #expect(ways.denied.map(\.name) == (isOne ? [] : ["Admin"]))
        #expect((ways.answer == .none) != isOne)
    }

    @Test func `are those whom policies except`() async throws {
        let roles = ["Admin", "BreakGlass"].map { Self.role($0, in: Self.member) }
        let details = [Self.member: Self.details(roles: roles)]
        let ways = try Self.ways(
            Self.member,
            await Self.audit(try Self.fleet(details, policies: [Self.allButBreakGlass]))
        )
        guard case .known(let known) = ways.answer else {
            Issue.record("\(ways.answer)")
            return
        }
        #expect(known.map(\.name) == ["BreakGlass"])
        #expect(ways.denied.map(\.name) == ["Admin"])
    }

    /// Of accounts that no policy binds it does not matter what policies say.
    @Test func `are not looked at in accounts that no policy binds`() async throws {
        let accounts = [Self.management, Self.standalone]
        for account in accounts {
            let details = [account: Self.details(users: [Self.user("ann", in: account)])]
            let fleet = try Self.fleet(details, policies: [Self.iam])
            let place = account == Self.standalone ? "standalone" : "o-a1b2c3d4e5"
            let file = "\(fleet.folder.path)/\(place)/accounts/\(account)/credential-report.csv"
            let row = Texts.columns.map { column in
                [
                    "user": "ann", "arn": "arn:aws:iam::\(account):user/ann", "password_enabled": "true",
                    "mfa_active": "true",
                ][
                    column
                ] ?? "N/A"
            }
            let report = Texts.report(account: account, users: [row.joined(separator: ",")])
            try Data(report.utf8).write(to: URL(filePath: file))
            #expect(Self.isKnown(try Self.ways(account, await Self.audit(fleet))), "\(account)")
        }
    }

    @Test func `are not known where a policy over them cannot be read`() async throws {
        let details = [Self.member: Self.details(roles: [Self.role("Admin", in: Self.member)])]
        let fleet = try Self.fleet(details, policies: [Self.guarding])
        let text = fleet.folder.path + "/o-a1b2c3d4e5/organization/describe-policy.p-00000000.json"
        try FileManager.default.removeItem(atPath: text)
        let ways = try Self.ways(Self.member, await Self.audit(fleet))
        guard case .unknown(let gap) = ways.answer else {
            Issue.record("\(ways.answer)")
            return
        }
        #expect(gap.call == .describePolicy)
        #expect(ways.doubtful.map(\.name) == ["Admin"])
    }

    @Test func `are not known where policies ask for MFA, which sessions of roles may lack`() async throws {
        let details = [Self.member: Self.details(roles: [Self.role("Admin", in: Self.member)])]
        let ways = try Self.ways(Self.member, await Self.audit(try Self.fleet(details, policies: [Self.withoutMFA])))
        guard case .unknown(let gap) = ways.answer, case .undecided(let why) = gap.cause else {
            Issue.record("\(ways.answer)")
            return
        }
        #expect(why.contains("role Admin") && why.contains("second factor"))
    }

    /// The member's root user is open, and nobody else could let anybody in once it is closed.
    @Test func `are asked for before root users are denied`() async throws {
        let members = ["222222222222", "333333333333", member(4), "555555555555"]
        let details = Dictionary(
            uniqueKeysWithValues: members.map { ($0, Self.details(roles: [Self.role("Admin", in: $0)])) }
        )
        func first(_ policies: [String]) async throws -> [AccountID] {
            let plan = try await Plan(Self.audit(try Self.fleet(details, policies: policies)), workers: 1)
            #expect(plan.items.contains { $0.change.kind == .attachPolicy })
            return plan.items.first { $0.change.kind == .addAdministrator && $0.id.hasSuffix("r-ab12") }?.accounts ?? []
        }
        #expect(try await first([]).isEmpty)
        #expect(try await !first([Self.allButBreakGlass]).isEmpty)
        // Root cannot give anybody rights either, so nothing is lost.
        #expect(try await first([Self.iam]).isEmpty)
    }

    private func member(_ digit: Int) -> String { String(repeating: "\(digit)", count: 12) }

    @Test(arguments: [(iam, "none"), (allButBreakGlass, "none"), (withoutMFA, "unknown"), (guarding, nil)])
    func `are named by a simulation of a policy that bars them`(policy: String, answer: String?) async throws {
        let details = [Self.member: Self.details(roles: [Self.role("Admin", in: Self.member)])]
        let audit = try await Self.audit(try Self.fleet(details))
        let proposal = try Proposal(policy, at: try #require(NodeID("ou-ab12-development")))
        let simulation = await (try AttachingSimulator(audit, proposal, workers: 1)).simulate([])
        let told = simulation.barred.map {
            "\($0.after.account) \($0.after.gap == nil ? "none" : "unknown") \($0.names)"
        }
        #expect(told == answer.map { [#"\#(Self.member) \#($0) ["Admin"]"#] } ?? [])
    }

    /// A policy that denies everything to everybody bars the role as well as root.
    @Test func `count by what the policy that is tried out leaves them`() async throws {
        let details = [Self.member: Self.details(roles: [Self.role("Admin", in: Self.member)])]
        let audit = try await Self.audit(try Self.fleet(details))
        for (policy, expected) in [(Self.deny(#""Action": "*""#), [Self.member]), (Self.guarding, [])] {
            let node = try #require(NodeID(Self.member))
            let proposal = try Proposal(policy, at: node)
            let simulation = await (try AttachingSimulator(audit, proposal, workers: 1)).simulate([])
            #expect(simulation.barred.map(\.after.account.description) == expected)
            #expect(simulation.unadministered.isEmpty, "of those whom it bars it is said once")
        }
    }

    /// Right now no policy binds it; where it is to go one denies its only administrator.
    @Test(arguments: [([guarding], []), ([guarding, iam], [standalone])])
    func `are looked at where an account is to join`(policies: [String], expected: [String]) async throws {
        let details = [Self.standalone: Self.details(users: [Self.user("ann", in: Self.standalone)])]
        let fleet = try Self.fleet(details, policies: policies)
        let row = Texts.columns.map { column in
            ["user": "ann", "password_enabled": "true", "mfa_active": "true"][column] ?? "N/A"
        }
        let report = Texts.report(
            ["access_key_1_active": "true"],
            account: Self.standalone,
            users: [row.joined(separator: ",")]
        )
        let home = fleet.folder.path + "/standalone/accounts/\(Self.standalone)/"
        try Data(report.utf8).write(to: URL(filePath: home + "credential-report.csv"))
        let summary = Texts.summary([
            "AccountMFAEnabled": 0, "AccountAccessKeysPresent": 1, "AccountPasswordPresent": 1,
            "AccountSigningCertificatesPresent": 0,
        ])
        try Data(summary.utf8).write(to: URL(filePath: home + "get-account-summary.json"))
        let plan = try await Plan(Self.audit(fleet), workers: 1)
        #expect(plan.items.contains { $0.change.kind == .joinOrganization }, "\(plan.items.map(\.id))")
        let first = plan.items.filter {
            $0.change.kind == .addAdministrator && $0.change.target.description == Self.standalone
        }
        #expect(first.flatMap(\.accounts).map(\.description) == expected)
    }

    /// What is attached counts, for the accounts below it.
    @Test(arguments: [(guarding, false), (iam, true)])
    func `are looked at before a policy is attached`(policy: String, isBarred: Bool) async throws {
        let details = [Self.member: Self.details(roles: [Self.role("Admin", in: Self.member)])]
        let audit = try await Self.audit(try Self.fleet(details))
        let node = try #require(NodeID("ou-ab12-development"))
        let fix = try Fix(attaching: GuardDocument(policy), named: "P", to: node, from: "p.json", in: audit)
        let task = try #require(fix.task)
        let id = try #require(AccountID(Self.member))
        #expect((AdministratorOutlook([task], in: audit).lack(of: id, after: task) != nil) == isBarred)
        let other = try #require(NodeID("ou-ab12-production"))
        let elsewhere = try Fix(attaching: GuardDocument(policy), named: "P", to: other, from: "p.json", in: audit)
        let there = try #require(elsewhere.task)
        #expect(AdministratorOutlook([there], in: audit).lack(of: id, after: there) == nil)
    }

    /// A policy that asks for MFA may be all that a root user without a device meets; one about buckets is none of this.
    @Test(arguments: [(withoutMFA, true), (deny(#""Action": "s3:*""#), false), (guarding, true)])
    func `are asked for where a policy may leave root nothing`(policy: String, isAsked: Bool) async throws {
        let audit = try await Self.audit(try Self.fleet([:]))
        let node = try #require(NodeID("ou-ab12-development"))
        let fix = try Fix(attaching: GuardDocument(policy), named: "P", to: node, from: "p.json", in: audit)
        let task = try #require(fix.task)
        let id = try #require(AccountID(Self.member))
        #expect((AdministratorOutlook([task], in: audit).lack(of: id, after: task) != nil) == isAsked)
    }

    /// Nobody can sign in to the member, so nobody loses a way in.
    @Test func `are not asked for where an account is suspended`() async throws {
        let fleet = try Self.fleet([:])
        let base = fleet.folder.path + "/o-a1b2c3d4e5/organization/"
        for name in ["list-accounts.json", "list-accounts-for-parent.ou-ab12-development.json"] {
            let text = try String(contentsOfFile: base + name, encoding: .utf8)
            let listed = #"o-a1b2c3d4e5/\#(Self.member)", "Status": ""#
            #expect(text.contains(listed + "ACTIVE"))
            let changed = text.replacing(listed + "ACTIVE", with: listed + "SUSPENDED")
            try Data(changed.utf8).write(to: URL(filePath: base + name))
        }
        let audit = try await Self.audit(fleet)
        let node = try #require(NodeID("ou-ab12-development"))
        let fix = try Fix(attaching: GuardDocument(Self.guarding), named: "P", to: node, from: "p.json", in: audit)
        let task = try #require(fix.task)
        guard case .attach(let attachment) = task else { return }
        let outlook = AdministratorOutlook([task], in: audit)
        let lacking = attachment.accounts.filter { outlook.lack(of: $0, after: task) != nil }.map(\.description)
        #expect(lacking == ["555555555555"], "the suspended one is \(Self.member)")
    }
}
