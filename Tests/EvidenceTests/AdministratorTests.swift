import Evidence
import Organization
import TestSupport
import Testing

/// Answers shaped like the AWS CLI's: <https://docs.aws.amazon.com/cli/latest/reference/iam/get-account-authorization-details.html>
@Suite struct `Who else can administer an account` {
    private static let a = Texts.account
    private static let management = "999988887777"
    private static let base = "\(Texts.organization)/accounts/\(a)/"
    private static let file = base + "get-account-authorization-details.json"
    private static let admin = "arn:aws:iam::aws:policy/AdministratorAccess"

    // MARK: Texts

    private static func trust(_ principal: String, action: String = "sts:AssumeRole", more: String = "") -> String {
        #"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": \#(principal), "Action": "\#(action)"\#(more)}]}"#
    }

    private static let managementTrust = trust(#"{"AWS": "arn:aws:iam::999988887777:root"}"#)

    private static func role(
        _ name: String,
        _ trust: String,
        attached: [String] = [admin],
        inline: [String] = [],
        path: String = "/",
        boundary: String? = nil
    ) -> String {
        let limit = boundary.map {
            #", "PermissionsBoundary": {"PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": "\#($0)"}"#
        }
        return """
            {"Path": "\(path)", "RoleName": "\(name)", "RoleId": "AROA1234567890EXAMPLE",
             "Arn": "arn:aws:iam::\(a):role\(path)\(name)", "CreateDate": "2014-07-30T17:09:20Z",
             "AssumeRolePolicyDocument": \(trust), "InstanceProfileList": [], "RolePolicyList": [\(list(inline))],
             "AttachedManagedPolicies": [\(attachments(attached))]\(limit ?? "")}
            """
    }

    private static func user(
        _ name: String,
        attached: [String] = [],
        inline: [String] = [],
        groups: [String] = [],
        boundary: String? = nil
    ) -> String {
        let limit = boundary.map {
            #", "PermissionsBoundary": {"PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": "\#($0)"}"#
        }
        return """
            {"UserName": "\(name)", "Path": "/", "UserId": "AIDA1234567890EXAMPLE",
             "Arn": "arn:aws:iam::\(a):user/\(name)", "CreateDate": "2013-10-14T18:32:24Z",
             "GroupList": [\(groups.map { "\"\($0)\"" }.joined(separator: ", "))],
             "UserPolicyList": [\(list(inline))], "AttachedManagedPolicies": [\(attachments(attached))]\(limit ?? "")}
            """
    }

    private static func list(_ documents: [String]) -> String {
        documents.map { #"{"PolicyName": "inline", "PolicyDocument": \#($0)}"# }.joined(separator: ", ")
    }

    private static func attachments(_ arns: [String]) -> String {
        arns.map { #"{"PolicyName": "x", "PolicyArn": "\#($0)"}"# }.joined(separator: ", ")
    }

    private static func policy(_ arn: String, _ document: String, old: String = #"{"Statement": []}"#) -> String {
        #"{"PolicyName": "x", "Arn": "\#(arn)", "DefaultVersionId": "v2", "PolicyVersionList": [{"Document": \#(old), "VersionId": "v1", "IsDefaultVersion": false}, {"Document": \#(document), "VersionId": "v2", "IsDefaultVersion": true}]}"#
    }

    private static func document(_ statements: String...) -> String {
        #"{"Version": "2012-10-17", "Statement": [\#(statements.joined(separator: ", "))]}"#
    }

    private static let all = #"{"Effect": "Allow", "Action": "*", "Resource": "*"}"#
    private static let deny = #"{"Effect": "Deny", "Action": "s3:*", "Resource": "*"}"#

    private static func page(
        roles: [String] = [],
        users: [String] = [],
        groups: [String] = [],
        policies: [String] = [],
        more: String = ""
    ) -> String {
        func text(_ items: [String]) -> String { items.joined(separator: ", ") }
        return """
            {"UserDetailList": [\(text(users))], "GroupDetailList": [\(text(groups))],
             "RoleDetailList": [\(text(roles))], "Policies": [\(text(policies))]\(more)}
            """
    }

    // MARK: Asking

    private func ways(
        _ pages: [String: String],
        users: [String] = [],
        organization: Bool = true,
        administrators: FleetReader.Administrators = .ofEverybody,
        change: (inout [String: String]) -> Void = { _ in },
        leeway: (AdministratorLeeway.Question) -> AdministratorLeeway = { _ in .free }
    ) async throws -> AdministratorWays {
        var files = Texts.organizationFiles(members: [Self.a, "222233334444"])
        if !organization { files = [:] }
        files[Self.base + "get-credential-report.json"] = Texts.reportJSON(Texts.report(users: users))
        for (name, page) in pages { files[Self.base + name] = page }
        change(&files)
        let folder = try TemporaryFolder(files)
        let fleet = try await FleetReader(workers: 1, administrators: administrators).read([folder.path])
        let account = try #require(fleet.account(Self.a))
        return account.administrators(
            in: account.organization.map { fleet.organizations[$0].organization },
            leeway: leeway
        )
    }

    private func ways(
        roles: [String] = [],
        users: [String] = [],
        groups: [String] = [],
        policies: [String] = [],
        rows: [String] = []
    ) async throws -> AdministratorWays {
        let page = Self.page(roles: roles, users: users, groups: groups, policies: policies)
        return try await ways(["get-account-authorization-details.json": page], users: rows)
    }

    private func kinds(_ ways: AdministratorWays) -> [AdministratorWay.Kind]? {
        if case .known(let ways) = ways.answer { ways.map(\.kind) } else { nil }
    }

    private func cause(_ ways: AdministratorWays) -> Gap.Cause? {
        if case .unknown(let gap) = ways.answer { gap.cause } else { nil }
    }

    private func isUndecided(_ ways: AdministratorWays) -> Bool {
        if case .undecided = cause(ways) { true } else { false }
    }

    /// A row of a credential report that has only these columns filled.
    private func row(_ name: String, password: String = "true", mfa: String) -> String {
        Texts.columns.map { column in
            switch column {
            case "user": name
            case "arn": "arn:aws:iam::\(Self.a):user/\(name)"
            case "password_enabled": password
            case "mfa_active": mfa
            default: "N/A"
            }
        }.joined(separator: ",")
    }

    // MARK: Roles

    @Test(arguments: [
        #"{"AWS": "arn:aws:iam::999988887777:root"}"#, #"{"AWS": "999988887777"}"#,
        #"{"AWS": ["arn:aws:iam::123456789012:root", "arn:aws:iam::999988887777:root"]}"#,
    ])
    func `is told of a role that lets the management account in, with its citation`(principal: String) async throws {
        let found = try await ways(roles: [Self.role("OrganizationAccountAccessRole", Self.trust(principal))])
        let management = try #require(AccountID(Self.management))
        #expect(kinds(found) == [.account(management)])
        guard case .known(let ways) = found.answer else { return }
        #expect(ways.first?.name == "OrganizationAccountAccessRole")
        let citation = ways.first?.evidence.first
        #expect(citation?.file.hasSuffix("/accounts/\(Self.a)/get-account-authorization-details.json") == true)
        #expect(citation?.field == "RoleDetailList.RoleName")
        #expect(citation?.value == "OrganizationAccountAccessRole")
    }

    @Test func `takes another account of the organization for one, and a stranger for none`() async throws {
        let member = try #require(AccountID("222233334444"))
        let trust = Self.trust(#"{"AWS": "arn:aws:iam::222233334444:root"}"#)
        #expect(kinds(try await ways(roles: [Self.role("Hub", trust)])) == [.account(member)])
        let stranger = Self.trust(#"{"AWS": "arn:aws:iam::123456789012:root"}"#)
        #expect(try await ways(roles: [Self.role("Vendor", stranger)]).answer == .none)
    }

    @Test func `leaves open whether an account is of an organization whose list is not there`() async throws {
        let page = Self.page(roles: [Self.role("Hub", Self.trust(#"{"AWS": "222233334444"}"#))])
        let name = "get-account-authorization-details.json"
        let found = try await ways([name: page]) { files in
            files["\(Texts.organization)/organization/list-accounts.json"] = nil
            files["\(Texts.organization)/organization/list-accounts-for-parent.r-ab12.json"] = nil
        }
        #expect(isUndecided(found))
        #expect(isUndecided(try await ways([name: page], organization: false)))
    }

    @Test func `is told of the roles of Identity Center and of providers`() async throws {
        let provider = #"{"Federated": "arn:aws:iam::111122223333:saml-provider/AWSSSO_0123_DO_NOT_DELETE"}"#
        let audience = #", "Condition": {"StringEquals": {"SAML:aud": "https://signin.aws.amazon.com/saml"}}"#
        let saml = Self.trust(provider, action: "sts:AssumeRoleWithSAML", more: audience)
        let path = "/aws-reserved/sso.amazonaws.com/eu-west-1/"
        let center = Self.role("AWSReservedSSO_Admin_0123456789abcdef", saml, path: path)
        #expect(kinds(try await ways(roles: [center])) == [.identityCenter])
        #expect(kinds(try await ways(roles: [Self.role("Federated", saml)])) == [.saml])
        let oidc = Self.trust(
            #"{"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}"#,
            action: "sts:AssumeRoleWithWebIdentity"
        )
        #expect(kinds(try await ways(roles: [Self.role("Deploy", oidc)])) == [.openIDConnect])
    }

    @Test func `does not take a role for a way that only services may assume, or that can do less`() async throws {
        let service = Self.trust(#"{"Service": "ec2.amazonaws.com"}"#)
        #expect(try await ways(roles: [Self.role("EC2role", service)]).answer == .none)
        let some = Self.document(#"{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}"#)
        let conditional = Self.document(
            #"{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "true"}}}"#
        )
        let narrow = Self.document(#"{"Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::b"}"#)
        let power = Self.document(#"{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}"#)
        for document in [some, conditional, narrow, power] {
            let role = Self.role("Less", Self.managementTrust, attached: [], inline: [document])
            #expect(try await ways(roles: [role]).answer == .none)
        }
        let gone = Self.trust(#"{"AWS": "AROA1234567890EXAMPLE"}"#)
        #expect(try await ways(roles: [Self.role("Orphan", gone)]).answer == .none)
    }

    @Test func `takes a policy of one's own for full rights if its default version allows all`() async throws {
        let arn = "arn:aws:iam::\(Self.a):policy/own"
        let role = Self.role("Own", Self.managementTrust, attached: [arn])
        let full = Self.policy(arn, Self.document(#"{"Effect": "Allow", "Action": ["*"], "Resource": ["*"]}"#))
        #expect(kinds(try await ways(roles: [role], policies: [full]))?.count == 1)
        let was = Self.policy(arn, Self.document(), old: Self.document(Self.all))
        #expect(try await ways(roles: [role], policies: [was]).answer == .none)
        let inline = Self.role("Inline", Self.managementTrust, attached: [], inline: [#"{"Statement": \#(Self.all)}"#])
        #expect(kinds(try await ways(roles: [inline]))?.count == 1)
    }

    @Test func `leaves open what a denial takes away, and whom a condition keeps out`() async throws {
        let denied = Self.role("Denied", Self.managementTrust, inline: [Self.document(Self.deny)])
        #expect(isUndecided(try await ways(roles: [denied])))
        let arn = "arn:aws:iam::\(Self.a):policy/fence"
        let fenced = Self.role("Fenced", Self.managementTrust, attached: [Self.admin, arn])
        #expect(isUndecided(try await ways(roles: [fenced], policies: [Self.policy(arn, Self.document(Self.deny))])))
        #expect(isUndecided(try await ways(roles: [fenced])), "a policy that is not there")
        let external = #", "Condition": {"StringEquals": {"sts:ExternalId": "x"}}"#
        let asks = Self.trust(#"{"AWS": "999988887777"}"#, more: external)
        #expect(isUndecided(try await ways(roles: [Self.role("External", asks)])))
        for principal in [#""*""#, #"{"AWS": "*"}"#, #"{"AWS": "arn:aws:iam::111122223333:root"}"#] {
            #expect(isUndecided(try await ways(roles: [Self.role("Open", Self.trust(principal))])))
        }
        // Somebody else is a way all the same.
        let good = Self.role("Good", Self.managementTrust)
        #expect(kinds(try await ways(roles: [denied, good]))?.count == 1)
    }

    @Test func `takes a demand for a second factor for no obstacle`() async throws {
        let factor = #", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}"#
        let trust = Self.trust(#"{"AWS": "999988887777"}"#, more: factor)
        #expect(kinds(try await ways(roles: [Self.role("Strong", trust)]))?.count == 1)
    }

    @Test func `heeds boundaries`() async throws {
        let arn = "arn:aws:iam::\(Self.a):policy/boundary"
        let role = Self.role("Bound", Self.managementTrust, boundary: arn)
        let some = Self.document(#"{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}"#)
        #expect(try await ways(roles: [role], policies: [Self.policy(arn, some)]).answer == .none)
        #expect(isUndecided(try await ways(roles: [role])))
        let wide = Self.policy(arn, Self.document(Self.all))
        #expect(kinds(try await ways(roles: [role], policies: [wide]))?.count == 1)
    }

    // MARK: Users

    @Test func `is told of users with a second factor, and apart of those without`() async throws {
        let users = [
            Self.user("ada", attached: [Self.admin]), Self.user("bob", attached: [Self.admin]),
            Self.user("robot", attached: [Self.admin]),
        ]
        let rows = [row("ada", mfa: "true"), row("bob", mfa: "false"), row("robot", password: "false", mfa: "false")]
        let both = try await ways(users: users, rows: rows)
        #expect(kinds(both) == [.user])
        #expect(both.withoutMFA.map(\.name) == ["bob"])
        let bob = try await ways(users: [users[1]], rows: rows)
        #expect(bob.answer == .none)
        #expect(bob.withoutMFA.map(\.name) == ["bob"])
        #expect(bob.withoutMFA.first?.evidence.last?.field == "mfa_active of bob")
        let robot = try await ways(users: [users[2]], rows: rows)
        #expect(robot.answer == .none && robot.withoutMFA.isEmpty)
    }

    @Test func `follows users into their groups, and heeds what both deny`() async throws {
        let group =
            #"{"GroupName": "Admins", "GroupPolicyList": [], "AttachedManagedPolicies": [\#(Self.attachments([Self.admin]))]}"#
        let rows = [row("ada", mfa: "true")]
        let ada = Self.user("ada", groups: ["Admins"])
        #expect(kinds(try await ways(users: [ada], groups: [group], rows: rows)) == [.user])
        let denied = Self.user("ada", inline: [Self.document(Self.deny)], groups: ["Admins"])
        #expect(isUndecided(try await ways(users: [denied], groups: [group], rows: rows)))
        #expect(isUndecided(try await ways(users: [ada], rows: rows)), "a group that is not there")
    }

    @Test func `does not know of users where the report is not there or does not tell`() async throws {
        let page = Self.page(users: [Self.user("ada", attached: [Self.admin])])
        let name = "get-account-authorization-details.json"
        let missing = try await ways([name: page]) { $0[Self.base + "get-credential-report.json"] = nil }
        #expect(cause(missing) == .notCollected)
        #expect(isUndecided(try await ways([name: page])))
        #expect(isUndecided(try await ways([name: page], users: [row("ada", mfa: "perhaps")])))
    }

    // MARK: Files

    @Test func `is unknown where nobody asked, was let ask, or looked`() async throws {
        let name = "get-account-authorization-details"
        #expect(cause(try await ways([:])) == .notCollected)
        let refused = try await ways([name + ".error.json": Texts.refusal("AccessDenied")])
        #expect(cause(refused) == .refused(ServiceError(code: "AccessDenied", message: "no")))
        let page = Self.page(roles: [Self.role("R", Self.managementTrust)])
        #expect(cause(try await ways([name + ".json": page], administrators: .ofNobody)) == .notCollected)
        let id = try #require(AccountID(Self.a))
        let other = try #require(AccountID(Self.management))
        #expect(kinds(try await ways([name + ".json": page], administrators: .of(id)))?.count == 1)
        #expect(kinds(try await ways([name + ".json": page], administrators: .of(other))) == nil)
    }

    @Test(arguments: [#", "IsTruncated": true, "Marker": "x""#, #", "NextToken": "x""#])
    func `is none only where no page is missing`(more: String) async throws {
        let name = "get-account-authorization-details"
        #expect(try await ways([name + ".json": Self.page()]).answer == .none)
        let first = Self.page(more: more)
        #expect(cause(try await ways([name + ".json": first])) == .incomplete)
        #expect(try await ways([name + ".json": first, name + ".2.json": Self.page()]).answer == .none)
        #expect(cause(try await ways([name + ".json": first, name + ".3.json": Self.page()])) == .incomplete)
        let found = Self.page(roles: [Self.role("R", Self.managementTrust)], more: more)
        #expect(kinds(try await ways([name + ".json": found]))?.count == 1)
    }

    @Test func `finds in one page what a role in another page needs`() async throws {
        let name = "get-account-authorization-details"
        let arn = "arn:aws:iam::\(Self.a):policy/own"
        let role = Self.role("Own", Self.managementTrust, attached: [arn])
        let first = #"{"IsTruncated": true, "Marker": "x", "RoleDetailList": [\#(role)]}"#
        let policy = Self.policy(arn, Self.document(Self.all))
        let second = #"{"IsTruncated": false, "UserDetailList": [], "Policies": [\#(policy)]}"#
        let found = try await ways([name + ".json": first, name + ".2.json": second])
        #expect(kinds(found)?.count == 1)
    }

    @Test(arguments: [
        "", "[]", "{}", "{\"RoleDetailList\": 7, \"UserDetailList\": []}",
        #"{"RoleDetailList": [{"Path": "/"}], "UserDetailList": []}"#, #"{"RoleDetailList": []}"#,
    ])
    func `is unknown where the file is broken`(text: String) async throws {
        let found = try await ways(["get-account-authorization-details.json": text])
        guard case .unreadable = cause(found) else {
            Issue.record("\(found.answer)")
            return
        }
    }

    @Test func `is never told from a part of a file that was cut off`() async throws {
        let whole = Array(Self.page(roles: [Self.role("R", Self.managementTrust)]).utf8)
        for end in stride(from: 0, to: whole.count, by: 41) {
            let text = String(decoding: whole[..<end], as: UTF8.self)
            let found = try await ways(["get-account-authorization-details.json": text])
            guard case .unreadable = cause(found) else {
                Issue.record("cut at \(end)")
                return
            }
        }
    }

    @Test func `is found among thousands of roles and policies`() async throws {
        let filler = String(repeating: "x", count: 2_000)
        let service = Self.trust(#"{"Service": "ec2.amazonaws.com"}"#)
        let roles = (0..<2_000).map { number in
            Self.role("role-\(number)", service, attached: [], inline: [#"{"Id": "\#(filler)", "Statement": []}"#])
        }
        let found = try await ways(roles: roles + [Self.role("R", Self.managementTrust)])
        #expect(kinds(found)?.count == 1)
    }

    @Test func `names no more than two ways`() async throws {
        let oidc = Self.trust(
            #"{"Federated": "arn:aws:iam::111122223333:oidc-provider/example.com"}"#,
            action: "sts:AssumeRoleWithWebIdentity"
        )
        let saml = Self.trust(
            #"{"Federated": "arn:aws:iam::111122223333:saml-provider/x"}"#,
            action: "sts:AssumeRoleWithSAML"
        )
        let roles =
            (0..<9).map { Self.role("R\($0)", Self.managementTrust) } + [
                Self.role("S", saml), Self.role("T", oidc),
            ]
        #expect(kinds(try await ways(roles: roles))?.count == 2)
    }

    // MARK: What policies over the account leave

    private static let other = role("Other", trust(#"{"AWS": "222233334444"}"#))
    private static let center = "/aws-reserved/sso.amazonaws.com/"
    private static let vouched = trust(
        #"{"Federated": "arn:aws:iam::111122223333:saml-provider/AWSSSO_1"}"#,
        action: "sts:AssumeRoleWithSAML"
    )

    private func ways(
        _ roles: [String],
        leeway: (AdministratorLeeway.Question) -> AdministratorLeeway
    ) async throws -> AdministratorWays {
        try await ways(["get-account-authorization-details.json": Self.page(roles: roles)], leeway: leeway)
    }

    @Test func `asks of each what policies leave it, by its path and name`() async throws {
        let role = Self.role("Hub", Self.managementTrust, path: "/teams/")
        let found = try await ways([role, Self.other]) { question in
            question.resource == "role/teams/Hub" ? .denied : .free
        }
        #expect(kinds(found) == [.account(try #require(AccountID("222233334444")))])
        #expect(found.denied.map(\.name) == ["Hub"])
        #expect(found.evidence.contains { $0.value == "Hub" })
    }

    @Test func `has none where policies deny all that could`() async throws {
        let found = try await ways([Self.other, Self.role("Hub", Self.managementTrust)]) { _ in .denied }
        #expect(found.answer == .none)
        #expect(found.denied.map(\.name) == ["Hub", "Other"])
    }

    @Test func `does not know where it is not known what policies leave`() async throws {
        let gap = Gap(.describePolicy, .notCollected)
        let found = try await ways([Self.other]) { _ in .unknown(gap) }
        #expect(found.answer == .unknown(gap))
        #expect(found.doubtful.map(\.name) == ["Other"])
        let one = try await ways([Self.other, Self.role("Hub", Self.managementTrust)]) { question in
            question.name == "Hub" ? .free : .unknown(gap)
        }
        #expect(kinds(one)?.count == 1)
    }

    /// Policies may deny the first of the roles that a provider lets people into, and not the third.
    @Test func `looks at several roles that let in the same`() async throws {
        let names = (1...5).map { "AWSReservedSSO_R\($0)_0123456789abcdef" }
        let roles = names.map { Self.role($0, Self.vouched, path: Self.center) }
        let third = try await ways(Array(roles[..<3])) { $0.name == names[2] ? .free : .denied }
        #expect(kinds(third) == [.identityCenter])
        #expect(try await ways(Array(roles[..<3])) { _ in .denied }.answer == .none)
        #expect(isUndecided(try await ways(roles) { _ in .denied }), "the fourth and the fifth are not looked at")
        #expect(kinds(try await ways(roles) { _ in .free }) == [.identityCenter], "one of a kind is shown")
    }
}
