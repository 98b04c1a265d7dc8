internal import Organization

/// What the pages of `get-account-authorization-details` say of full rights, as far as the question needs it.
///
/// It is there while one account is read. Policies become three answers each, roles that let nobody in from outside are
/// not kept, so it stays small however long the documents are: IAM bounds how many of each there can be.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html>
struct AuthorizationDetails {
    private let account: AccountID
    private var roles: [Role] = []
    private var users: [User] = []
    private var groups: [String: Holdings] = [:]
    private var policies: [String: PolicyRights] = [:]
    private var lists: Set<String> = []

    /// The policies that an identity has.
    private struct Holdings {
        var inline = PolicyRights.nothing
        var attached: [String] = []
    }

    private struct Role {
        let name: String
        let resource: String
        let file: String
        let isOfIdentityCenter: Bool
        let trust: TrustPolicy
        let holdings: Holdings
        let boundary: String?
    }

    private struct User {
        let name: String
        let resource: String
        let file: String
        let holdings: Holdings
        let groups: [String]
        let boundary: String?
    }

    /// Whether somebody can do everything.
    private enum Power {
        case full
        case less
        case unclear(String)
    }

    init(of account: AccountID) {
        self.account = account
    }

    /// Takes in a page that stands in a file.
    mutating func add(_ page: JSONValue, file: String) throws(Unreadable) {
        guard page.isObject else { throw Unreadable("is no object") }
        for role in try items("RoleDetailList", of: page) { try add(role: role, file) }
        for user in try items("UserDetailList", of: page) { try add(user: user, file) }
        for group in try items("GroupDetailList", of: page) {
            groups[try Self.text("GroupName", of: group)] = Self.holdings(group, "GroupPolicyList")
        }
        for policy in try items("Policies", of: page) {
            let versions = policy["PolicyVersionList"]?.map(\.self) ?? []
            let current = versions.first { $0["IsDefaultVersion"]?.boolean == true }
            policies[try Self.text("Arn", of: policy)] = PolicyRights(current?["Document"])
        }
    }

    /// A list that none of the pages has, though even an empty one is printed.
    var missingList: String? {
        ["RoleDetailList", "UserDetailList"].first { !lists.contains($0) }
    }

    /// A page may lack a list that other pages have.
    private mutating func items(_ name: StaticString, of page: JSONValue) throws(Unreadable) -> [JSONValue] {
        guard let list = page[name] else { return [] }
        guard list.isArray else { throw Unreadable("has something else than a list in \(name)") }
        lists.insert("\(name)")
        return list.map(\.self)
    }

    private mutating func add(role: JSONValue, _ file: String) throws(Unreadable) {
        let name = try Self.text("RoleName", of: role)
        let path = role["Path"]?.string ?? "/"
        let trust = TrustPolicy(role["AssumeRolePolicyDocument"], of: account)
        guard !trust.trusted.isEmpty || trust.isUnclear else { return }
        roles.append(
            Role(
                name: name,
                resource: Self.resource("role", name, of: role),
                file: file,
                isOfIdentityCenter: path.hasPrefix("/aws-reserved/sso.amazonaws.com/")
                    && name.hasPrefix("AWSReservedSSO_"),
                trust: trust,
                holdings: Self.holdings(role, "RolePolicyList"),
                boundary: role["PermissionsBoundary"]?["PermissionsBoundaryArn"]?.string
            )
        )
    }

    private mutating func add(user: JSONValue, _ file: String) throws(Unreadable) {
        users.append(
            User(
                name: try Self.text("UserName", of: user),
                resource: Self.resource("user", try Self.text("UserName", of: user), of: user),
                file: file,
                holdings: Self.holdings(user, "UserPolicyList"),
                groups: user["GroupList"]?.texts ?? [],
                boundary: user["PermissionsBoundary"]?["PermissionsBoundaryArn"]?.string
            )
        )
    }

    private static func holdings(_ identity: JSONValue, _ inline: StaticString) -> Holdings {
        var holdings = Holdings()
        for policy in identity[inline]?.map(\.self) ?? [] {
            holdings.inline.add(PolicyRights(policy["PolicyDocument"]))
        }
        holdings.attached = identity["AttachedManagedPolicies"]?.map { $0["PolicyArn"]?.string ?? "" } ?? []
        return holdings
    }

    /// What stands in the last part of an ARN, such as `role/teams/Admin`.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns>
    private static func resource(_ kind: String, _ name: String, of identity: JSONValue) -> String {
        let parts = identity["Arn"]?.string?.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        if let parts, parts.count == 6 { return String(parts[5]) }
        return kind + (identity["Path"]?.string ?? "/") + name
    }

    private static func text(_ name: StaticString, of item: JSONValue) throws(Unreadable) -> String {
        guard let text = item[name]?.string else { throw Unreadable("has an item without \(name)") }
        return text
    }
}

extension AuthorizationDetails {
    /// How many accounts that roles let in are remembered.
    private static let mostAccounts = 4
    /// How many roles are remembered that let in the same: policies over the account may deny one and not another.
    private static let mostOfAKind = 3

    /// The roles that let somebody in from outside and can do everything, and why there may be more.
    func administratorRoles() -> (candidates: [AdministratorEvidence.Candidate], doubt: String?) {
        var candidates: [AdministratorEvidence.Candidate] = []
        var entries: [AdministratorEvidence.Entry: Int] = [:]
        var accounts = 0
        var doubt: String?
        for role in roles.sorted(by: { $0.name < $1.name }) {
            switch power(role.holdings, groups: [], boundary: role.boundary) {
            case .less: continue
            case .unclear(let why):
                doubt = doubt ?? "role \(role.name) lets somebody in, but \(why)"
                continue
            case .full: break
            }
            if role.trust.isUnclear {
                doubt =
                    doubt ?? "role \(role.name) can do everything, and whom it lets in cannot be told for certain"
            }
            for trusted in role.trust.trusted {
                let entry = role.isOfIdentityCenter ? .identityCenter : trusted.entry
                if candidates.contains(where: { $0.entry == entry && $0.name == role.name }) { continue }
                let known = entries[entry] ?? 0
                guard known < Self.mostOfAKind else {
                    doubt =
                        doubt
                        ?? "of roles that let in the same only \(Self.mostOfAKind) are looked at, and not \(role.name)"
                    continue
                }
                if case .account(let other) = entry, known == 0 {
                    guard accounts < Self.mostAccounts else {
                        doubt = doubt ?? "role \(role.name) lets in account \(other) beside many others"
                        continue
                    }
                    accounts += 1
                }
                entries[entry] = known + 1
                candidates.append(
                    AdministratorEvidence.Candidate(
                        entry: entry,
                        name: role.name,
                        resource: role.resource,
                        file: role.file,
                        trusted: trusted.text
                    )
                )
            }
        }
        return (candidates, doubt)
    }

    /// A user who can do everything.
    struct AdministratorUser {
        let resource: String
        /// The file that it stands in.
        let file: String
    }

    /// The users who can do everything, by name, and why there may be more.
    func administratorUsers() -> (users: [String: AdministratorUser], doubt: String?) {
        var found: [String: AdministratorUser] = [:]
        var doubt: String?
        for user in users.sorted(by: { $0.name < $1.name }) {
            switch power(user.holdings, groups: user.groups, boundary: user.boundary) {
            case .full: found[user.name] = AdministratorUser(resource: user.resource, file: user.file)
            case .less: break
            case .unclear(let why): doubt = doubt ?? "user \(user.name) may have full rights, but \(why)"
            }
        }
        return (found, doubt)
    }

    private func power(_ own: Holdings, groups names: [String], boundary: String?) -> Power {
        var rights = rights(of: own)
        for name in names {
            rights.add(groups[name].map { self.rights(of: $0) } ?? .unclear)
        }
        let limit = boundary.map { self.rights(ofPolicy: $0) } ?? .all
        // A boundary that says less than everything leaves less, whatever the policies say.
        if !limit.allowAll, !limit.areUnclear { return .less }
        if !rights.allowAll { return rights.areUnclear ? .unclear("one of the policies cannot be read") : .less }
        if rights.areUnclear || limit.areUnclear { return .unclear("one of the policies cannot be read") }
        if rights.denySomething || limit.denySomething { return .unclear("one of the policies denies something") }
        return .full
    }

    private func rights(of holdings: Holdings) -> PolicyRights {
        var rights = holdings.inline
        for arn in holdings.attached { rights.add(self.rights(ofPolicy: arn)) }
        return rights
    }

    private func rights(ofPolicy arn: String) -> PolicyRights {
        PolicyRights.isAdministratorAccess(arn) ? .all : policies[arn] ?? .unclear
    }
}
