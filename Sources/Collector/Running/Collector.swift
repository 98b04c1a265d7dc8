public import AWSClient
internal import FoundationEssentials
internal import Organization

/// Takes a snapshot of an organization, or of an account in none.
///
/// The folder is its own journal: what was answered before, and lately enough, is not asked again. So a collection that was
/// stopped at any moment goes on where it was, and ends as if it never had been stopped.
public struct Collector: Sendable {
    private let client: AWSClient
    private let options: CollectionOptions
    private let tally: CollectionTally
    private let version: String

    /// A collector that asks with these credentials.
    ///
    /// - Parameters:
    ///   - client: Asks AWS with the credentials that everything hangs on.
    ///   - options: What is to be taken, and how.
    ///   - tally: Counts.
    ///   - version: Taproot's, for the snapshot's manifest.
    public init(_ client: AWSClient, options: CollectionOptions, tally: CollectionTally, version: String) {
        self.client = client
        self.options = options
        self.tally = tally
        self.version = version
    }

    /// Takes the snapshot.
    ///
    /// - Parameter path: Its folder; made where it isn't there. Nobody else may read what is written into it.
    /// - Throws: ``CollectionError`` where it could not go on. What had been written by then stays.
    public func collect(into path: String) async throws(CollectionError) {
        let now = Int64(Date().timeIntervalSince1970)
        let folder = try SnapshotFolder(path, maximalAge: options.maximalAge)
        let base = Taker(client: client, folder: folder, tally: tally, grant: .organization, isBase: true)
        let identity = try await self.identity(base)
        try writeManifest(in: folder, at: now)
        switch try await base.outcome(of: .describeOrganization(), for: "") {
        case .answer(let answer):
            try await collect(answer, as: identity, base)
        case .refusal(let refusal) where refusal.code == "AWSOrganizationsNotInUseException":
            try await collectAlone(identity, in: "standalone", base)
        case .refusal:
            // Whether it is in an organization is not known, which its folder must not claim either.
            try await collectAlone(identity, in: "membership-unknown", base)
        case .silence:
            throw .aws(.noEndpoint("There was no answer."), asked: "organizations:DescribeOrganization")
        }
    }

    /// The account that asks.
    private func identity(_ base: Taker) async throws(CollectionError) -> AccountID {
        do {
            let answer = try await base.client.answer(to: .getCallerIdentity())
            tally.answered()
            guard let account = answer["Account"]?.string.flatMap({ AccountID($0) }) else {
                throw AWSError.malformed("it names no account")
            }
            return account
        } catch let error as AWSError {
            throw .aws(error, asked: "sts:GetCallerIdentity")
        } catch {
            throw .cancelled
        }
    }

    /// Says when the snapshot was begun: nothing in it is older. One that goes on keeps the moment at which it began.
    private func writeManifest(in folder: SnapshotFolder, at now: Int64) throws(CollectionError) {
        let name = "manifest.json"
        let earlier = folder.bytes(name).flatMap { try? JSON(parsing: $0) }?["takenAt"]?.string
            .flatMap { try? Date($0, strategy: .iso8601) }
        if let earlier {
            // Where only some accounts are asked again, the others' evidence stays what it was.
            if !options.accounts.isEmpty { return }
            if Int64(earlier.timeIntervalSince1970) >= now - Int64(options.maximalAge) { return }
        }
        let manifest = JSON.object([
            JSON.Member("takenAt", .string(Date(timeIntervalSince1970: Double(now)).ISO8601Format())),
            JSON.Member("partition", .string(client.partition.name)),
            JSON.Member("collector", .string("taproot \(version)")),
        ])
        try folder.write(manifest.text, to: name)
    }

    /// Takes an account that is in no organization, or of which that is not known.
    private func collectAlone(_ account: AccountID, in top: String, _ base: Taker) async throws(CollectionError) {
        tally.update { $0.accounts = 1 }
        let folder = "\(top)/accounts/\(account)"
        try await AccountErrands(taker: base.with(.account), account: account, folder: folder, options: options).take()
        tally.update { $0.done += 1 }
        forgetOld(in: [folder], of: base)
    }

    /// Throws away what is old, if everything that is new is there.
    private func forgetOld(in folders: [String], of base: Taker) {
        guard tally.progress.isWhole else { return }
        for folder in folders { base.folder.forgetOld(in: folder) }
    }

    private enum Half {
        case organization
        case accounts
    }

    /// Takes an organization and its accounts, or of an organization as much as a member may see.
    private func collect(
        _ description: JSON,
        as identity: AccountID,
        _ base: Taker
    ) async throws(CollectionError) {
        guard let organization = description["Organization"]?["Id"]?.string, Self.isPlain(organization) else {
            throw .aws(.malformed("it names no organization"), asked: "organizations:DescribeOrganization")
        }
        let management = description["Organization"]?["MasterAccountId"]?.string.flatMap { AccountID($0) }
        let folder = "\(organization)/organization"
        try base.folder.write(
            description,
            to: AnswerFile(Operation.describeOrganization.verb, in: folder)
        )
        let members = try await members(of: base, folder, identity)
        let features = try await base.take(Errand(.listOrganizationsFeatures(), in: folder))
        let hasRootSessions = features?["EnabledFeatures"]?.array?.contains(.string("RootSessions")) == true
        let account = AccountCollection(
            base: base,
            options: options,
            identity: identity,
            management: management,
            hasRootSessions: hasRootSessions && options.asksRoot
        )
        try await Parts.each([Half.organization, .accounts]) { half throws(CollectionError) in
            switch half {
            case .organization: try await OrganizationErrands(taker: base, folder: folder).takeRest()
            case .accounts:
                try await Parts.each(members, width: options.width) { id throws(CollectionError) in
                    try await account.collect(id, in: "\(organization)/accounts/\(id)")
                    tally.update { $0.done += 1 }
                }
            }
        }
        forgetOld(in: [folder] + members.map { "\(organization)/accounts/\($0)" }, of: base)
    }

    /// The accounts to ask: of all that are listed those that are active and wanted, and the own one in any case.
    private func members(
        of base: Taker,
        _ folder: String,
        _ identity: AccountID
    ) async throws(CollectionError) -> [AccountID] {
        let listed = try await base.take(Errand(.listAccounts(), in: folder))?["Accounts"]?.array ?? []
        var active: [AccountID] = []
        var suspended = 0
        for account in listed {
            guard let id = account["Id"]?.string.flatMap({ AccountID($0) }) else { continue }
            if account["Status"]?.string == "ACTIVE" { active.append(id) } else { suspended += 1 }
        }
        if active.isEmpty { active = [identity] }
        let wanted = options.accounts
        if !wanted.isEmpty { active.removeAll { !wanted.contains($0.description) } }
        tally.update { [count = active.count, suspended] in
            $0.accounts = count
            $0.suspended = suspended
        }
        return active
    }

    /// An organization's id becomes a folder's name.
    private static func isPlain(_ id: String) -> Bool {
        id.hasPrefix("o-") && id.utf8.count <= 40
            && id.utf8.dropFirst(2).allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }
}
