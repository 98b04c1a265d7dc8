internal import Organization

extension AnswerReader {
    /// Reads the `organization/` folder of a snapshot.
    ///
    /// - Parameters:
    ///   - path: the folder.
    ///   - name: the name of the folder around it, which is the organization's id unless somebody renamed it.
    /// - Returns: the organization; what is missing or broken in the folder is unknown.
    mutating func organizationFolder(_ path: String, name: String) -> Organization {
        var organization = Organization(id: OrganizationID(name))
        let folder: Folder
        do throws(Unreadable) {
            folder = try Folder(path)
        } catch {
            organization.accountsGap = Gap(
                .listAccounts,
                .unreadable("cannot be read, since its folder \(error.reason)")
            )
            return organization
        }
        readDescription(in: folder, into: &organization)
        readAccounts(in: folder, into: &organization)
        readTree(in: folder, into: &organization)
        readRoots(in: folder, into: &organization)
        if organization.managementAccount.value == nil,
            let owner = organization.accounts.values.lazy.compactMap(\.owner).first
        {
            organization.managementAccount = .known(owner)
        }
        organization.features = features(in: folder)
        organization.policies[.serviceControl] = policies(in: folder)
        if folder.names.contains("rcp"), let rcp = try? Folder(folder.path(of: "rcp")) {
            organization.policies[.resourceControl] = policies(in: rcp)
        }
        return organization
    }

    private mutating func readDescription(in folder: Folder, into organization: inout Organization) {
        let description = answer(.describeOrganization, in: folder) { root throws(Unreadable) in
            guard let described = root["Organization"] else { throw Unreadable("has no Organization") }
            return Description(
                id: described["Id"]?.string.flatMap(OrganizationID.init),
                management: (described["MasterAccountId"] ?? described["ManagementAccountId"])?.string
                    .flatMap(AccountID.init),
                partition: (described["Arn"] ?? described["MasterAccountArn"])?.string.flatMap { ARN($0) }?.partition,
                featureSet: described["FeatureSet"]?.string.flatMap(Organization.FeatureSet.init(rawValue:))
            )
        }
        organization.id = description.value?.id ?? organization.id
        organization.partition = description.value?.partition
        organization.managementAccount = description.field("MasterAccountId", \.management)
        organization.featureSet = description.field("FeatureSet", \.featureSet)
    }

    private struct Description {
        let id: OrganizationID?
        let management: AccountID?
        let partition: Partition?
        let featureSet: Organization.FeatureSet?
    }

    private mutating func readAccounts(in folder: Folder, into organization: inout Organization) {
        let accounts = listing(.listAccounts, in: folder, "Accounts") { item throws(Unreadable) in
            try ListedAccount(item)
        }
        for account in accounts.items { organization.accounts[account.id] = account }
        organization.accountsGap = accounts.gap
    }

    private mutating func readTree(in folder: Folder, into organization: inout Organization) {
        for argument in folder.arguments(of: .listOrganizationalUnitsForParent) {
            guard let parent = NodeID(argument) else { continue }
            let units = listing(.listOrganizationalUnitsForParent, argument, in: folder, "OrganizationalUnits") {
                unit in
                unit["Id"]?.string.flatMap(NodeID.init).map { ($0, unit["Name"]?.string) }
            }
            for (unit, name) in units.items { organization.tree.place(unit, below: parent, name: name) }
            if let gap = units.gap { organization.tree.note(gap, at: parent) }
        }
        for argument in folder.arguments(of: .listAccountsForParent) {
            guard let parent = NodeID(argument) else { continue }
            let accounts = listing(.listAccountsForParent, argument, in: folder, "Accounts") {
                item throws(Unreadable) in
                try ListedAccount(item)
            }
            for account in accounts.items {
                organization.tree.place(.account(account.id), below: parent)
                if organization.accounts[account.id] == nil { organization.accounts[account.id] = account }
            }
            if let gap = accounts.gap { organization.tree.note(gap, at: parent) }
        }
    }

    private mutating func readRoots(in folder: Folder, into organization: inout Organization) {
        var names: [(NodeID, String)] = []
        let roots = listing(.listRoots, in: folder, "Roots") { root throws(Unreadable) in
            if let node = root["Id"]?.string.flatMap(NodeID.init), let name = root["Name"]?.string {
                names.append((node, name))
            }
            guard let types = root["PolicyTypes"], types.isArray else {
                throw Unreadable("lists a root without PolicyTypes")
            }
            return try types.map { type throws(Unreadable) in
                switch type["Status"]?.string {
                case "ENABLED": return type["Type"]?.string.flatMap(PolicyType.init(rawValue:))
                case let status?: throw Unreadable("shows a kind of policy whose Status is \(status)")
                case nil: throw Unreadable("shows a kind of policy without a Status")
                }
            }
        }
        for (node, name) in names { organization.tree.name(node, name) }
        switch roots.whole {
        case .unknown(let gap): organization.enabledPolicyTypes = .unknown(gap)
        case .known(let types) where types.isEmpty:
            organization.enabledPolicyTypes = .unknown(Gap(.listRoots, .fieldMissing("Roots")))
        case .known(let types):
            organization.enabledPolicyTypes = .known(Set(types.joined().compactMap(\.self)))
        }
    }

    private mutating func features(in folder: Folder) -> Known<Set<Organization.Feature>> {
        answer(.listOrganizationsFeatures, in: folder) { root throws(Unreadable) in
            guard let list = root["EnabledFeatures"], list.isArray else { throw Unreadable("has no EnabledFeatures") }
            return Set(list.map { $0.string.flatMap(Organization.Feature.init(rawValue:)) }.compactMap(\.self))
        }
    }

    private mutating func policies(in folder: Folder) -> Known<PolicySet> {
        let summaries = listing(.listPolicies, in: folder, "Policies") { item throws(Unreadable) in
            guard let id = item["Id"]?.string.flatMap({ PolicyID($0) }) else {
                throw Unreadable("lists a policy without an Id")
            }
            return (id, item["Name"]?.string ?? id.description, item["AwsManaged"]?.boolean ?? false)
        }
        switch summaries.whole {
        case .unknown(let gap): return .unknown(gap)
        case .known(let list): return .known(PolicySet(list.map { policy($0.0, $0.1, $0.2, in: folder) }))
        }
    }

    private mutating func policy(
        _ id: PolicyID,
        _ name: String,
        _ isManagedByAWS: Bool,
        in folder: Folder
    ) -> Policy {
        let document = answer(.describePolicy, id.description, in: folder) { root throws(Unreadable) in
            guard let content = root["Policy"]?["Content"]?.string else { throw Unreadable("has no Policy.Content") }
            return content
        }
        let targets = listing(.listTargetsForPolicy, id.description, in: folder, "Targets") {
            target throws(Unreadable) in
            guard let node = target["TargetId"]?.string.flatMap(NodeID.init) else {
                throw Unreadable("lists a target without a TargetId")
            }
            return node
        }
        return Policy(
            id: id,
            name: name,
            isManagedByAWS: isManagedByAWS,
            document: document,
            targets: targets.whole
        )
    }
}

extension Known {
    /// A field of an answer: unknown where the answer is, or where it lacks the field.
    fileprivate func field<Part>(_ name: String, _ part: (Value) -> Part?) -> Known<Part> where Part: Sendable {
        switch self {
        case .unknown(let gap): .unknown(gap)
        case .known(let value):
            part(value).map { .known($0) } ?? .unknown(Gap(.describeOrganization, .fieldMissing(name)))
        }
    }
}

extension ListedAccount {
    fileprivate init(_ item: JSONValue) throws(Unreadable) {
        guard let id = item["Id"]?.string.flatMap({ AccountID($0) }) else {
            throw Unreadable("lists an account whose Id is not twelve digits")
        }
        let arn = item["Arn"]?.string.flatMap { ARN($0) }
        self.init(
            id: id,
            name: item["Name"]?.string,
            email: item["Email"]?.string,
            state: (item["State"] ?? item["Status"])?.string.flatMap(State.init(rawValue:)),
            joinedMethod: item["JoinedMethod"]?.string.flatMap(JoinedMethod.init(rawValue:)),
            joined: item["JoinedTimestamp"]?.instant,
            partition: arn?.partition,
            owner: arn?.account
        )
    }
}
