internal import Organization

/// Puts what was read together: one entry an account, however many places spoke of it.
struct FleetAssembly {
    private let layout: SnapshotLayout
    private let organizations: [Organization]
    private var sightings: [AccountID: [Sighting]] = [:]
    private var listings: [AccountID: [Int]] = [:]
    private var remarks: [Remark]

    /// Evidence on an account, and where it was found.
    private struct Sighting {
        let shared: SharedEvidence
        let organization: Int?
        let isStandalone: Bool

        var evidence: AccountEvidence { shared.value }
    }

    init(
        _ layout: SnapshotLayout,
        _ organizations: [Organization],
        _ evidence: [SharedEvidence]
    ) {
        self.layout = layout
        self.organizations = organizations
        remarks = layout.remarks
        for (index, organization) in organizations.enumerated() {
            var listed = Set(organization.accounts.keys)
            if let management = organization.managementAccount.value { listed.insert(management) }
            for account in listed { listings[account, default: []].append(index) }
        }
        for (place, shared) in zip(layout.accounts, evidence) {
            let account = shared.value.account
            if let remark = shared.value.remark {
                remarks.append(Remark(kind: .passedOver, account: account, sentence: remark))
            }
            sightings[account, default: []].append(
                Sighting(shared: shared, organization: place.organization, isStandalone: place.isStandalone)
            )
        }
    }

    var fleet: Fleet {
        var assembly = self
        let ids = Set(sightings.keys).union(listings.keys).sorted()
        let accounts = ids.map { assembly.account($0) }
        assembly.noteMissingLists()
        let places = zip(organizations, layout.organizations)
        return Fleet(
            organizations: places.map { FleetOrganization(organization: $0, folder: $1.folder) },
            accounts: accounts.filter { !$0.isOutOfService },
            outOfService: accounts.filter(\.isOutOfService),
            remarks: assembly.remarks,
            newest: accounts.lazy.flatMap { [$0.evidence.time, $0.evidence.takenAt] }.compactMap(\.self).max()
        )
    }

    private mutating func account(_ id: AccountID) -> FleetAccount {
        let found = newestFirst(sightings[id] ?? [])
        if found.count > 1 { noteTwoPlaces(id, found) }
        let membership: Membership
        let organization: Int?
        (membership, organization) = place(id, newest: found.first)
        let listed = organization.flatMap { organizations[$0].accounts[id] }
        return FleetAccount(
            id: id,
            partitionOfOrganization: organization.flatMap { organizations[$0].partition },
            membership: membership,
            organization: organization,
            listed: listed,
            newest: found.first?.shared ?? SharedEvidence(uncollected(id, organization)),
            older: found.dropFirst().map(\.shared)
        )
    }

    private func uncollected(_ id: AccountID, _ organization: Int?) -> AccountEvidence {
        let manifest = organization.map { layout.organizations[$0].manifest } ?? .absent
        return AccountEvidence(account: id, takenAt: manifest.takenAt, partition: manifest.partition)
    }

    /// Evidence that tells its time comes first, the latest before; equal times stay in the order they were found.
    private func newestFirst(_ found: [Sighting]) -> [Sighting] {
        guard found.count > 1 else { return found }
        return found.enumerated().sorted { left, right in
            let (leftTime, rightTime) = (left.element.evidence.time, right.element.evidence.time)
            guard leftTime != rightTime else { return left.offset < right.offset }
            guard let leftTime else { return false }
            guard let rightTime else { return true }
            return leftTime > rightTime
        }.map(\.element)
    }

    /// How the account belongs to an organization, and to which.
    private mutating func place(_ id: AccountID, newest: Sighting?) -> (Membership, Int?) {
        let candidates = listings[id] ?? []
        if candidates.count > 1 {
            guard let newestList = newestOnly(candidates) else {
                noteListedTwice(id, candidates)
                return (.unknown(.listedTwice), newest?.organization ?? candidates.first)
            }
            return (role(of: id, in: newestList), newestList)
        }
        if let only = candidates.first { return (role(of: id, in: only), only) }
        if let organization = newest?.organization { return unlisted(id, in: organization) }
        return (newest?.isStandalone == true ? .standalone : .unknown(.noOrganizationFolder), nil)
    }

    /// An account that lies in an organization's folder but stands on none of its lists.
    private mutating func unlisted(_ id: AccountID, in organization: Int) -> (Membership, Int?) {
        guard organizations[organization].accountsGap == nil else {
            return (role(of: id, in: organization), organization)
        }
        remarks.append(
            Remark(
                kind: .accountNotListed,
                account: id,
                sentence: "Account \(id) lies in \(layout.organizations[organization].folder), "
                    + "but the organization's list of accounts is whole and does not have it."
            )
        )
        return (.unknown(.notListed), organization)
    }

    private func role(of id: AccountID, in organization: Int) -> Membership {
        guard let management = organizations[organization].managementAccount.value else {
            return .unknown(.managementAccountUnknown)
        }
        return management == id ? .management : .member
    }

    /// The one organization whose snapshot is newer than all others'; nil where there is no such one.
    private func newestOnly(_ candidates: [Int]) -> Int? {
        let times = candidates.map { layout.organizations[$0].manifest.takenAt }
        guard let newest = times.compactMap(\.self).max(), !times.contains(nil) else { return nil }
        let newestOnes = candidates.filter { layout.organizations[$0].manifest.takenAt == newest }
        return newestOnes.count == 1 ? newestOnes.first : nil
    }
}

extension FleetAssembly {
    private mutating func noteTwoPlaces(_ id: AccountID, _ found: [Sighting]) {
        let folders = found.compactMap(\.evidence.folder).joined(separator: ", ")
        remarks.append(
            Remark(
                kind: .accountInTwoPlaces,
                account: id,
                sentence: "Evidence on account \(id) lies in \(found.count) places, newest first: \(folders)."
            )
        )
    }

    private mutating func noteListedTwice(_ id: AccountID, _ candidates: [Int]) {
        let folders = candidates.map { layout.organizations[$0].folder }.joined(separator: ", ")
        remarks.append(
            Remark(
                kind: .accountListedTwice,
                account: id,
                sentence: "Account \(id) is on the lists of \(candidates.count) organizations: \(folders)."
            )
        )
    }

    private mutating func noteMissingLists() {
        for (organization, place) in zip(organizations, layout.organizations) where organization.accountsGap != nil {
            remarks.append(
                Remark(
                    kind: .accountsUnknown,
                    account: nil,
                    sentence:
                        "The list of accounts of \(place.folder) is missing or not whole: it may have more accounts."
                )
            )
        }
    }
}

extension FleetAccount {
    fileprivate var isOutOfService: Bool { listed?.isOutOfService ?? false }
}
