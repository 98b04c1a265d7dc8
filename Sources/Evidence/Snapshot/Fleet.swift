public import Organization

/// All accounts that the evidence speaks of.
public struct Fleet: Sendable {
    /// The organizations that were found, in the order in which they were found.
    public let organizations: [FleetOrganization]
    /// All accounts but those out of service, by id.
    public let accounts: [FleetAccount]
    /// Accounts that are suspended or closed, by id: nobody can sign in to them.
    public let outOfService: [FleetAccount]
    /// What was found and is worth saying, in the order in which it was found.
    public let remarks: [Remark]

    /// When the newest of the evidence was true; nil where none says when.
    public let newest: Instant?

    /// The fleet with uses of root users that were seen elsewhere, such as in trails.
    ///
    /// Uses in accounts that the fleet does not hold are left out, and a remark says in how many.
    public func adding(_ uses: [AccountID: [RootUse.Use]]) -> Fleet {
        let known = Set(accounts.map(\.id)).union(outOfService.map(\.id))
        let strangers = uses.keys.filter { !known.contains($0) }.count
        let remark = Remark(
            kind: .activityElsewhere,
            account: nil,
            sentence:
                "Root was also seen in use in \(strangers) account\(strangers == 1 ? "" : "s") that the snapshot does not hold."
        )
        return Fleet(
            organizations: organizations,
            accounts: accounts.map { $0.adding(uses[$0.id] ?? []) },
            outOfService: outOfService.map { $0.adding(uses[$0.id] ?? []) },
            remarks: remarks + (strangers > 0 ? [remark] : []),
            newest: newest
        )
    }

    /// An account, in service or not.
    public func account(_ id: AccountID) -> FleetAccount? {
        accounts.first(id) ?? outOfService.first(id)
    }
}

extension [FleetAccount] {
    /// The account of this id in a list that is ordered by id.
    fileprivate func first(_ id: AccountID) -> FleetAccount? {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low < endIndex && self[low].id == id ? self[low] : nil
    }
}

/// An organization and where it was found.
public struct FleetOrganization: Sendable {
    private let shared: SharedOrganization
    /// The folder it was found in.
    public let folder: String

    init(organization: Organization, folder: String) {
        shared = SharedOrganization(organization)
        self.folder = folder
    }

    /// What the evidence shows of it.
    public var organization: Organization { shared.value }

    /// The organization's id, or the folder's name where the evidence does not tell the id.
    public var name: String {
        organization.id?.description ?? SnapshotPath.name(of: folder)
    }
}

/// An organization that is handed on without being copied: a fleet may have thousands, and a plan supposes it changed as often.
final class SharedOrganization: Sendable {
    let value: Organization

    init(_ value: Organization) {
        self.value = value
    }
}

/// Something about the evidence that its reader should know.
public struct Remark: Hashable, Sendable {
    /// What kind of thing it is.
    public enum Kind: String, Hashable, Sendable {
        /// Evidence on one account lies in two places.
        case accountInTwoPlaces = "account-in-two-places"
        /// Two organizations list one account.
        case accountListedTwice = "account-listed-by-two-organizations"
        /// There is evidence on an account that its organization does not list.
        case accountNotListed = "account-not-listed"
        /// Something in the snapshot was passed over.
        case passedOver = "passed-over"
        /// Something in the snapshot cannot be read.
        case unreadable
        /// A list of an organization's accounts is missing or breaks off: there may be more accounts.
        case accountsUnknown = "accounts-unknown"
        /// Root was seen in use in accounts of which there is no evidence.
        case activityElsewhere = "activity-elsewhere"
        /// An account that was left out counts again.
        case exclusionExpired = "exclusion-expired"
        /// An account is not left out, since nothing tells whether that has ended.
        case exclusionUndecided = "exclusion-undecided"
        /// An account that is to be left out is not there.
        case exclusionUnused = "exclusion-unused"
        /// A failure that was accepted counts again.
        case acceptanceExpired = "acceptance-expired"
        /// A failure counts, since nothing tells whether its acceptance has ended.
        case acceptanceUndecided = "acceptance-undecided"
        /// A failure that is accepted is not there.
        case acceptanceUnused = "acceptance-unused"
    }

    /// What kind of thing it is.
    public let kind: Kind
    /// The account concerned, where it is one.
    public let account: AccountID?
    /// One plain sentence.
    public let sentence: String

    /// A remark of this kind.
    public init(kind: Kind, account: AccountID?, sentence: String) {
        self.kind = kind
        self.account = account
        self.sentence = sentence
    }
}
