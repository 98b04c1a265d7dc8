import PolicyLanguage
import PolicyReach
import TestSupport
import Testing

/// Conditions and what AWS documents of principals:
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>,
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable>
@Suite struct `What policies leave a role or a user` {
    private static let account = "111122223333"
    private static let root = RootUser(
        account: account,
        organization: "o-a1b2c3d4e5",
        organizationPath: "o-a1b2c3d4e5/r-ab12/"
    )
    private static let tasks = [
        IdentityProver.Action("iam:AttachRolePolicy", on: "role/*"),
        IdentityProver.Action("iam:PutUserPolicy", on: "user/*"),
    ]

    private static let role = Identity(
        .role,
        "role/OrganizationAccountAccessRole",
        besides: root
    )
    private static let sso = Identity(
        .federatedRole,
        "role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef",
        besides: root
    )
    private static let user = Identity(.user(name: "ann"), "user/ann", besides: root)

    private static func stack(_ statements: [String]) throws -> PolicyStack {
        let text = #"{"Version": "2012-10-17", "Statement": [\#(statements.joined(separator: ", "))]}"#
        let document = try PolicyDocument(parsing: text).besideFullAccess
        let policy = PolicyStack.Attached(id: "p", .document(document))
        return PolicyStack(serviceControl: [PolicyStack.Level(node: nil, policies: [policy])])
    }

    private static func deny(_ action: String, _ condition: String? = nil, on resource: String = #""Resource": "*""#)
        -> String
    {
        let block = condition.map { #", "Condition": {\#($0)}"# } ?? ""
        return #"{"Effect": "Deny", \#(action), \#(resource)\#(block)}"#
    }

    private static func leeway(_ statements: String..., of identity: Identity = role) throws -> IdentityProver.Leeway {
        try IdentityProver(stack(statements), over: identity).leeway(for: tasks)
    }

    private static let all = #""Action": "*""#
    private static let withoutMFA = #""BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}"#

    @Test func `is everything where only root users are denied`() throws {
        let guarding = Self.deny(Self.all, #""ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#)
        for identity in [Self.role, Self.sso, Self.user] {
            #expect(try Self.leeway(guarding, of: identity) == .some)
        }
    }

    @Test(arguments: [
        all, #""Action": "iam:*""#, #""Action": ["iam:Attach*", "iam:Put*"]"#,
        #""NotAction": ["iam:Get*", "iam:List*"]"#,
    ])
    func `is nothing where all of it is denied`(actions: String) throws {
        #expect(try Self.leeway(Self.deny(actions)) == .none)
        #expect(try Self.leeway(Self.deny(actions), of: Self.user) == .none)
    }

    @Test(arguments: [
        #""Action": "iam:Put*""#, #""Action": "s3:*""#, #""NotAction": "iam:AttachRolePolicy""#,
    ])
    func `is something where one action is let through`(actions: String) throws {
        #expect(try Self.leeway(Self.deny(actions)) == .some)
    }

    /// A role is named by its path, too.
    @Test func `hangs on whom a policy excepts`() throws {
        let others = Self.deny(
            Self.all,
            #""ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/OrganizationAccountAccessRole"}"#
        )
        #expect(try Self.leeway(others) == .some)
        #expect(try Self.leeway(others, of: Self.sso) == .none)
        #expect(try Self.leeway(others, of: Self.user) == .none)
        let center = Self.deny(
            Self.all,
            #""ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_Admin_*"}"#
        )
        #expect(try Self.leeway(center) == .none)
        #expect(try Self.leeway(center, of: Self.sso) == .some)
    }

    @Test func `hangs on the kind of principal`() throws {
        let users = Self.deny(Self.all, #""StringEquals": {"aws:PrincipalType": "User"}"#)
        #expect(try Self.leeway(users) == .some)
        #expect(try Self.leeway(users, of: Self.user) == .none)
        let named = Self.deny(Self.all, #""Null": {"aws:username": "false"}"#)
        #expect(try Self.leeway(named) == .some)
        #expect(try Self.leeway(named, of: Self.user) == .none)
        let ann = Self.deny(Self.all, #""StringNotEquals": {"aws:username": "ann"}"#)
        #expect(try Self.leeway(ann, of: Self.user) == .some)
        #expect(try Self.leeway(ann) == .none)
    }

    /// The user signs in with a second factor; how sessions of roles are begun is not known.
    @Test func `is not known of roles where MFA is asked for`() throws {
        let denial = Self.deny(Self.all, Self.withoutMFA)
        #expect(try Self.leeway(denial, of: Self.user) == .some)
        guard case .unclear(let doubts) = try Self.leeway(denial) else {
            Issue.record("it is told")
            return
        }
        #expect(doubts.first?.contains("second factor") == true)
    }

    @Test(arguments: [
        #""StringNotEquals": {"aws:PrincipalTag/team": "platform"}"#, #""Null": {"aws:SourceIdentity": "true"}"#,
        #""StringNotLike": {"aws:userid": "AROAEXAMPLE:*"}"#, #""StringNotEquals": {"saml:sub": "ann"}"#,
        #""StringEquals": {"aws:PrincipalTag/team": "platform"}"#, #""Null": {"aws:PrincipalTag/team": "false"}"#,
        #""StringLike": {"aws:userid": "*"}"#, #""StringEquals": {"saml:sub": "ann"}"#,
        #""StringEquals": {"aws:SourceIdentity": "ann"}"#, #""StringLike": {"aws:FederatedProvider": "*"}"#,
        #""DateGreaterThan": {"aws:CurrentTime": "2020-01-01T00:00:00Z"}"#,
        #""StringEquals": {"aws:UserAgent": "${aws:PrincipalTag/agent}"}"#,
    ])
    func `is not known where it hangs on what sessions carry`(condition: String) throws {
        let leeway = try Self.leeway(Self.deny(Self.all, condition), of: Self.sso)
        guard case .unclear = leeway else {
            Issue.record("\(leeway)")
            return
        }
    }

    /// Every one of these actions is done to a role, a user, a group or a policy of the same account:
    /// <https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html>
    @Test(arguments: [
        #""Action": "iam:*", "Resource": "arn:aws:iam::*:*""#,
        #""Action": "iam:*", "Resource": ["arn:aws:iam::*:role/*", "arn:aws:iam::*:user/*"]"#,
        #""Action": "iam:*", "NotResource": "arn:aws:s3:::*""#,
        #""Action": "*", "Resource": "arn:aws:iam::111122223333:*""#,
        #""Action": "*", "Resource": "*", "Condition": {"StringEquals": {"aws:ResourceAccount": "111122223333"}}"#,
        #""Action": "*", "Resource": "*", "Condition": {"StringEquals": {"aws:ResourceOrgID": "o-a1b2c3d4e5"}}"#,
        #""Action": "*", "Resource": "*", "Condition": {"StringEquals": {"aws:ResourceAccount": "${aws:PrincipalAccount}"}}"#,
    ])
    func `is nothing where all that it could be done to is denied`(statement: String) throws {
        #expect(try Self.leeway(#"{"Effect": "Deny", \#(statement)}"#) == .none)
    }

    @Test(arguments: [
        #""Action": "iam:*", "Resource": ["arn:aws:iam::*:role/Protected", "arn:aws:iam::*:user/*"]"#,
        #""Action": "*", "NotResource": "arn:aws:iam::*:role/teams/*""#,
        #""Action": "*", "Resource": "arn:aws:iam::444455556666:*""#,
        #""Action": "*", "Resource": "*", "Condition": {"StringNotEquals": {"aws:ResourceAccount": "111122223333"}}"#,
        #""Action": "*", "Resource": "*", "Condition": {"Null": {"aws:RequestTag/owner": "false"}}"#,
    ])
    func `is something where something is left that it can be done to`(statement: String) throws {
        #expect(try Self.leeway(#"{"Effect": "Deny", \#(statement)}"#) == .some)
    }

    /// What is asked of IAM is asked in us-east-1: <https://docs.aws.amazon.com/general/latest/gr/iam-service.html>
    @Test(arguments: [("aws", "us-east-1"), ("aws-cn", "cn-north-1"), ("aws-us-gov", "us-gov-west-1")])
    func `hangs on the one Region of IAM`(partition: String, region: String) throws {
        let root = RootUser(account: Self.account, partition: partition)
        let role = Identity(.role, "role/Admin", besides: root)
        for (others, leeway) in [(region, IdentityProver.Leeway.some), ("eu-central-1", .none)] {
            let fence = Self.deny(Self.all, #""StringNotEquals": {"aws:RequestedRegion": "\#(others)"}"#)
            #expect(try Self.leeway(fence, of: role) == leeway, "\(others)")
        }
    }

    /// With a key, or in a session without MFA: whoever acts as root has one of the two at least.
    @Test(arguments: [
        (#""Action": "iam:*", "Resource": "arn:aws:iam::*:*""#, IdentityProver.Leeway.none),
        (
            #""Action": "*", "Resource": "*", "Condition": {"StringNotEquals": {"aws:RequestedRegion": "eu-central-1"}}"#,
            .none
        ),
        (
            #""Action": "*", "Resource": "*", "Condition": {"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:root"}}"#,
            .some
        ),
        (#""Action": "*", "Resource": "*", "Condition": {"StringEquals": {"aws:userid": "444455556666"}}"#, .some),
        (#""Action": "*", "Resource": "*", "Condition": {"Null": {"aws:PrincipalTag/team": "false"}}"#, .some),
        (#""Action": "s3:*", "Resource": "*""#, .some),
    ])
    func `is found out of root users, too`(statement: String, leeway: IdentityProver.Leeway) throws {
        #expect(try Self.leeway(#"{"Effect": "Deny", \#(statement)}"#, of: Identity(Self.root)) == leeway)
    }

    @Test func `is not known of root users where MFA is asked for`() throws {
        guard case .unclear = try Self.leeway(Self.deny(Self.all, Self.withoutMFA), of: Identity(Self.root)) else {
            Issue.record("it is told")
            return
        }
    }

    @Test func `is not known where services alone get through`() throws {
        let direct = Self.deny(Self.all, #""Bool": {"aws:ViaAWSService": "false"}"#)
        guard case .unclear(let doubts) = try Self.leeway(direct) else {
            Issue.record("it is told")
            return
        }
        #expect(doubts.first?.contains("service of AWS") == true)
    }

    @Test func `is something from where it is let through`() throws {
        let elsewhere = Self.deny(Self.all, #""NotIpAddress": {"aws:SourceIp": "192.0.2.0/24"}"#)
        #expect(try Self.leeway(elsewhere) == .some)
        // A negated operator holds of a request without the key, too.
        let there = Self.deny(Self.all, #""IpAddress": {"aws:SourceIp": "192.0.2.0/24"}"#)
        #expect(try Self.leeway(elsewhere, there) == .none)
    }

    @Test func `is not known where a policy cannot be read`() throws {
        let broken = PolicyStack.Attached(id: "p-broken", .unreadable("3:5: no Effect"))
        let full = PolicyStack.Attached(id: "full", .document(.allowingEverything))
        let stack = PolicyStack(serviceControl: [PolicyStack.Level(node: nil, policies: [full, broken])])
        #expect(
            IdentityProver(stack, over: Self.role).leeway(for: Self.tasks)
                == .unclear(["the policy p-broken cannot be read: 3:5: no Effect"])
        )
    }

    @Test func `is the same for all that no policy tells apart`() throws {
        let placed = RootUser(
            account: "444455556666",
            organization: "o-a1b2c3d4e5",
            organizationPath: "o-a1b2c3d4e5/r-ab12/"
        )
        let alike = Identity(.role, "role/Other", besides: placed)
        let guarding = #""ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#
        let distinction = IdentityDistinction(try Self.stack([Self.deny(Self.all, guarding)]))
        #expect(distinction.mark(Self.role) == distinction.mark(alike))
        #expect(distinction.mark(Self.role) != distinction.mark(Self.sso))
        #expect(distinction.mark(Identity(Self.root)) == distinction.mark(Identity(placed)))
        let ofOne = IdentityDistinction(
            try Self.stack([Self.deny(Self.all, #""StringEquals": {"aws:userid": "111122223333"}"#)])
        )
        #expect(ofOne.mark(Identity(Self.root)) != ofOne.mark(Identity(placed)))
        #expect(distinction.mark(Self.role) != distinction.mark(Self.user))
        for condition in [
            #""ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:role/Other"}"#,
            #""StringEquals": {"aws:PrincipalAccount": "111122223333"}"#,
            #""StringLike": {"aws:UserAgent": "${aws:PrincipalArn}"}"#,
            #""StringEquals": {"aws:ResourceAccount": "111122223333"}"#,
        ] {
            let distinction = IdentityDistinction(try Self.stack([Self.deny(Self.all, condition)]))
            #expect(distinction.mark(Self.role) != distinction.mark(alike), "\(condition)")
        }
    }

    // MARK: Held to the evaluator

    /// Every request that differs from another one in what these policies look at.
    private static func requests(_ identity: Identity, mfa: Bool?, viaService: Bool = false) -> [Request] {
        tasks.flatMap { task in
            ["x", "Protected"].map { name in
                var context: [String: Request.ContextValue] = [
                    "aws:ResourceAccount": .single(account), "aws:PrincipalArn": .single(identity.arn),
                    "aws:PrincipalAccount": .single(account),
                    "aws:PrincipalOrgID": .single("o-a1b2c3d4e5"), "aws:RequestedRegion": .single("us-east-1"),
                    "aws:TokenIssueTime": .single("2026-01-01T00:00:00Z"),
                    "aws:ViaAWSService": .single(String(viaService)),
                ]
                if case .user(let name) = identity.kind {
                    context["aws:username"] = .single(name)
                    context["aws:PrincipalType"] = .single("User")
                } else {
                    context["aws:PrincipalType"] = .single("AssumedRole")
                }
                if let mfa { context["aws:MultiFactorAuthPresent"] = .single(String(mfa)) }
                return Request(
                    principal: identity.arn,
                    action: task.name,
                    resource: "arn:aws:iam::\(account):" + task.things.replacing("*", with: name),
                    context: context
                )
            }
        }
    }

    private static func randomStatement(_ chance: inout SeededGenerator) -> String {
        let actions = [
            all, #""Action": "iam:*""#, #""Action": "iam:Put*""#, #""Action": "iam:Attach*""#,
            #""NotAction": "iam:Put*""#,
            #""NotAction": ["iam:Get*", "s3:*"]"#,
        ]
        let suffix = Bool.random(using: &chance) ? "IfExists" : ""
        let not = Bool.random(using: &chance) ? "Not" : ""
        let conditions = [
            #""Arn\#(not)Like\#(suffix)": {"aws:PrincipalArn": "arn:aws:iam::*:role/Organization*"}"#,
            #""Arn\#(not)Like\#(suffix)": {"aws:PrincipalArn": ["arn:*:iam::*:root", "arn:aws:iam::*:user/*"]}"#,
            #""Arn\#(not)Equals\#(suffix)": {"aws:PrincipalArn": "arn:aws:iam::*:role/aws-reserved/*"}"#,
            #""Bool\#(suffix)": {"aws:MultiFactorAuthPresent": "\#(not.isEmpty)"}"#,
            #""Null": {"aws:MultiFactorAuthPresent": "\#(not.isEmpty)"}"#,
            #""Null": {"aws:username": "\#(not.isEmpty)"}"#,
            #""String\#(not)Equals\#(suffix)": {"aws:PrincipalType": "AssumedRole"}"#,
            #""String\#(not)Equals\#(suffix)": {"aws:RequestedRegion": "us-east-1"}"#,
            #""String\#(not)Equals\#(suffix)": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}"#,
            #""String\#(not)Equals\#(suffix)": {"aws:ResourceAccount": "\#(account)"}"#,
        ]
        let chosen = conditions.shuffled(using: &chance).prefix(Int.random(in: 0...2, using: &chance))
        var operators: Set<Substring> = []
        let apart = chosen.filter { operators.insert($0.prefix { $0 != ":" }).inserted }
        let resources = [
            #""Resource": "*""#, #""Resource": "*""#, #""Resource": "arn:aws:iam::*:role/*""#,
            #""NotResource": ["arn:aws:iam::*:*/Protected", "arn:aws:s3:::*"]"#,
            #""Resource": "arn:aws:iam::\#(account):*/Protected""#,
        ]
        return deny(
            actions.randomElement(using: &chance) ?? all,
            apart.isEmpty ? nil : apart.joined(separator: ", "),
            on: resources.randomElement(using: &chance) ?? ""
        )
    }

    @Test func `is what the evaluator answers to every request`() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var chance = SeededGenerator(seed: seed)
        var seen: [String: Int] = [:]
        for _ in 0..<600 {
            let statements = (0..<Int.random(in: 1...4, using: &chance)).map { _ in Self.randomStatement(&chance) }
            let text = #"{"Version": "2012-10-17", "Statement": [\#(statements.joined(separator: ", "))]}"#
            let document = try PolicyDocument(parsing: text).besideFullAccess
            let inForce = PoliciesInForce(serviceControl: [[document]], identity: [.allowingEverything])
            for identity in [Self.role, Self.sso, Self.user] {
                let open = [nil, false, true].filter { mfa in
                    Self.requests(identity, mfa: mfa).contains { inForce.decide($0).outcome == .allow }
                }
                let throughServices = [nil, false, true].contains { mfa in
                    Self.requests(identity, mfa: mfa, viaService: true).contains {
                        inForce.decide($0).outcome == .allow
                    }
                }
                let isUser = if case .user = identity.kind { true } else { false }
                let expected =
                    if isUser ? open.contains(true) : open.contains(nil) && open.contains(false) {
                        "some"
                    } else if !throughServices, isUser || open.isEmpty {
                        "none"
                    } else {
                        "unclear"
                    }
                let leeway = try IdentityProver(Self.stack(statements), over: identity).leeway(for: Self.tasks)
                let word = leeway == .some ? "some" : leeway == .none ? "none" : "unclear"
                #expect(word == expected, "seed \(seed): \(identity.arn) under \(text)")
                seen[expected, default: 0] += 1
            }
        }
        #expect(seen.count == 3 && seen.values.allSatisfy { $0 > 20 }, "\(seen)")
    }
}
