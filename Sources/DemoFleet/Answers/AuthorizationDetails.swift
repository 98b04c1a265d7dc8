/// What `get-account-authorization-details` answers: the users, groups, roles and policies of an account.
struct AuthorizationDetails {
    let account: Account
    let users: [IAMUser]
    let administration: Administration
    /// The account that owns the organization, where there is one.
    let management: String?

    private static let group = "administrators"

    var answer: JSON {
        var random = SplitMix64(seed: account.seed ^ 0x001D_2718_2818_2845)
        let administrator = administrator
        return [
            "UserDetailList": .array(users.map { entry($0, isAdministrator: $0.name == administrator) }),
            "GroupDetailList": .array(administrator == nil ? [] : [administrators(&random)]),
            "RoleDetailList": .array(roles(&random)),
            "Policies": .array([
                policy("SecurityAudit", statement: ["Effect": "Allow", "Action": ["iam:Get*"], "Resource": "*"]),
                policy("AdministratorAccess", statement: ["Effect": "Allow", "Action": "*", "Resource": "*"]),
            ]),
        ]
    }

    /// The name of the user who administers the account.
    private var administrator: String? {
        guard case .user(let hasDevice) = administration else { return nil }
        return users.first { $0.password != nil && ($0.device != nil) == hasDevice }?.name
    }

    private func entry(_ user: IAMUser, isAdministrator: Bool) -> JSON {
        [
            "Path": "/",
            "UserName": .string(user.name),
            "UserId": .string(user.id),
            "Arn": .string(account.iamARN("user/\(user.name)")),
            "CreateDate": .string(user.created.withOffset),
            "GroupList": .array(isAdministrator ? [.string(Self.group)] : []),
            "AttachedManagedPolicies": [],
            "Tags": [],
        ]
    }

    private func administrators(_ random: inout SplitMix64) -> JSON {
        [
            "Path": "/",
            "GroupName": .string(Self.group),
            "GroupId": .string(random.iamID("AGPA", digits: 17)),
            "Arn": .string(account.iamARN("group/\(Self.group)")),
            "CreateDate": .string(account.root.created.withOffset),
            "GroupPolicyList": [],
            "AttachedManagedPolicies": [attached("AdministratorAccess")],
        ]
    }

    private func roles(_ random: inout SplitMix64) -> [JSON] {
        var roles: [JSON] = []
        if let management {
            roles.append(role("Audit", trust: trust(account: management), policy: "SecurityAudit", &random))
        }
        switch administration {
        case .organizationRole:
            let trust = trust(account: management ?? account.id)
            roles.append(role("OrganizationAccountAccessRole", trust: trust, policy: "AdministratorAccess", &random))
        case .identityCenter:
            let end = random.iamID(digits: 16).lowercased()
            let name = "AWSReservedSSO_AdministratorAccess_\(end)"
            let path = "/aws-reserved/sso.amazonaws.com/"
            roles.append(role(name, path: path, trust: trustInCenter, policy: "AdministratorAccess", &random))
        case .user, .nobody: break
        }
        return roles
    }

    private func role(
        _ name: String,
        path: String = "/",
        trust: JSON,
        policy: String,
        _ random: inout SplitMix64
    ) -> JSON {
        [
            "Path": .string(path),
            "RoleName": .string(name),
            "RoleId": .string(random.iamID("AROA", digits: 17)),
            "Arn": .string(account.iamARN("role\(path)\(name)")),
            "CreateDate": .string(account.joined.withOffset),
            "AssumeRolePolicyDocument": trust,
            "InstanceProfileList": [],
            "RolePolicyList": [],
            "AttachedManagedPolicies": [attached(policy)],
            "Tags": [],
            "RoleLastUsed": [:],
        ]
    }

    private func trust(account: String) -> JSON {
        let root = "arn:\(self.account.partition.rawValue):iam::\(account):root"
        return document(["Effect": "Allow", "Principal": ["AWS": .string(root)], "Action": "sts:AssumeRole"])
    }

    private var trustInCenter: JSON {
        document([
            "Effect": "Allow",
            "Principal": ["Federated": .string(account.iamARN("saml-provider/AWSSSO_0123456789abcdef_DO_NOT_DELETE"))],
            "Action": ["sts:AssumeRoleWithSAML", "sts:TagSession"],
            "Condition": ["StringEquals": ["SAML:aud": "https://signin.aws.amazon.com/saml"]],
        ])
    }

    private func document(_ statement: JSON) -> JSON {
        ["Version": "2012-10-17", "Statement": [statement]]
    }

    private func attached(_ policy: String) -> JSON {
        ["PolicyName": .string(policy), "PolicyArn": .string(arn(policy))]
    }

    private func policy(_ name: String, statement: JSON) -> JSON {
        [
            "PolicyName": .string(name),
            "Arn": .string(arn(name)),
            "Path": "/",
            "DefaultVersionId": "v1",
            "IsAttachable": true,
            "PolicyVersionList": [
                ["Document": document(statement), "VersionId": "v1", "IsDefaultVersion": true]
            ],
        ]
    }

    private func arn(_ policy: String) -> String {
        "arn:\(account.partition.rawValue):iam::aws:policy/\(policy)"
    }
}
