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

    /// Says when the snapshot was begun: nothing that counts in it is older. One that goes on keeps the moment at which it
    /// began.
    private func writeManifest(in folder: SnapshotFolder, at now: Int64) throws(CollectionError) {
        let name = "manifest.json"
        let earlier = folder.bytes(name).flatMap { try? JSON(parsing: $0) }?["takenAt"]?.string
            .flatMap { try? Date($0, strategy: .iso8601) }
        // Where only some accounts are asked again, the others' evidence stays what it was.
        if earlier != nil, !options.accounts.isEmpty { return }
        let begun = earlier.map { Int64($0.timeIntervalSince1970) }.flatMap { earlier in
            earlier >= now - Int64(options.maximalAge) ? earlier : nil
        }
        let takenAt = min(begun ?? now, folder.oldestKept().map { $0 / 1_000_000_000 } ?? now)
        if begun == takenAt { return }
        let manifest = JSON.object([
            JSON.Member("takenAt", .string(Date(timeIntervalSince1970: Double(takenAt)).ISO8601Format())),
            JSON.Member("partition", .string(client.partition.name)),
            JSON.Member("collector", .string("taproot \(version)")),
        ])
        try folder.write(manifest.text, to: name)
    }

    /// Takes an account that is in no organization, or of which that is not known.
    private func collectAlone(_ account: AccountID, in top: String, _ base: Taker) async throws(CollectionError) {
        let isWanted = options.accounts.isEmpty || options.accounts.contains(account)
        tally.update {
            $0.accounts = isWanted ? 1 : 0
            $0.unknown = options.accounts.subtracting([account])
        }
        guard isWanted else { return }
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
        let errands = OrganizationErrands(taker: base, folder: folder)
        let population = try await population(base, errands, folder, identity)
        let members = population.asked
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
            case .organization:
                if !population.hasTree { _ = try await errands.takeTree() }
                try await errands.takeRest()
            case .accounts:
                try await Parts.each(members, width: options.width) { id throws(CollectionError) in
                    try await account.collect(id, in: "\(organization)/accounts/\(id)")
                    tally.update { $0.done += 1 }
                }
            }
        }
        // An account that is not listed any more has its folder still; but those that were not to be asked are let be.
        let accounts =
            options.accounts.isEmpty ? ["\(organization)/accounts"] : members.map { "\(organization)/accounts/\($0)" }
        forgetOld(in: [folder] + accounts, of: base)
    }

    /// Finds out which accounts there are, and tells of those that were named and will not be asked.
    private func population(
        _ base: Taker,
        _ errands: OrganizationErrands,
        _ folder: String,
        _ identity: AccountID
    ) async throws(CollectionError) -> Population {
        let listed = try await base.take(Errand(.listAccounts(), in: folder))?["Accounts"]?.array
        // Where the list is refused, the tree tells of accounts too.
        let tree = listed == nil ? try await errands.takeTree() : nil
        let population = Population(
            Members(listed ?? tree ?? []),
            isWhole: listed != nil,
            hasTree: tree != nil,
            identity: identity,
            wanted: options.accounts
        )
        tally.update {
            $0.accounts = population.asked.count
            $0.suspended = population.members.inactive.count
            $0.notInUse = population.notInUse
            $0.unknown = population.unknown
        }
        return population
    }

    /// An organization's id becomes a folder's name.
    private static func isPlain(_ id: String) -> Bool {
        id.hasPrefix("o-") && id.utf8.count <= 40
            && id.utf8.dropFirst(2).allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }
}
