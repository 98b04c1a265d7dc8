internal import AWSClient
internal import Organization

/// What an account says of itself and of its root user.
struct AccountErrands {
    let taker: Taker
    let account: AccountID
    /// The account's folder.
    let folder: String
    let options: CollectionOptions

    private enum Part: CaseIterable {
        case report
        case identities
        case contacts
        case regions
    }

    /// Takes all of it; the parts don't wait for each other.
    func take() async throws(CollectionError) {
        try await Parts.each(Part.allCases) { part throws(CollectionError) in
            switch part {
            case .report: try await CredentialReportErrand(taker: taker, folder: folder).take()
            case .identities: try await takeIdentities()
            case .contacts: try await takeContacts()
            case .regions: try await takeRegions(options.regions)
            }
        }
    }

    private func takeIdentities() async throws(CollectionError) {
        for call: Call in [
            .getAccountSummary(), .listVirtualMFADevices(), .getAccountPasswordPolicy(), .listAccountAliases(),
            .getAccountAuthorizationDetails(),
        ] {
            try await taker.leave(Errand(call, in: folder))
        }
    }

    private func takeContacts() async throws(CollectionError) {
        try await taker.leave(Errand(.getContactInformation(), in: folder))
        for type in ["BILLING", "OPERATIONS", "SECURITY"] {
            try await taker.leave(Errand(.getAlternateContact(type: type), of: type, in: folder))
        }
    }

    private func takeRegions(_ wanted: [String]?) async throws(CollectionError) {
        let listed = try await taker.take(Errand(.listRegions(), in: folder))
        let isOn = Set(["ENABLED", "ENABLED_BY_DEFAULT"])
        let switchedOn = listed?["Regions"]?.array?.compactMap { region in
            region["RegionOptStatus"]?.string.flatMap { isOn.contains($0) ? region["RegionName"]?.string : nil }
        }
        let home = taker.client.partition.recordingRegion
        let off = Set(wanted ?? []).subtracting(switchedOn ?? wanted ?? [])
        if !off.isEmpty {
            taker.tally.update { for region in off { $0.regionsOff[region, default: .init()].add(folder) } }
        }
        let others = wanted.map { $0.filter { !off.contains($0) } } ?? switchedOn ?? []
        for region in [home] + Set(others).subtracting([home]).sorted() {
            let place = region == home ? folder : "\(folder)/regions/\(region)"
            let monitoring = MonitoringErrands(
                taker: taker.in(region: region),
                account: account,
                folder: place,
                isHome: region == home
            )
            try await monitoring.take()
            try await ConfigErrands(taker: taker.in(region: region), folder: place).take()
            try await takeInventory(in: region, place)
        }
    }
}

extension AccountErrands {
    private func takeInventory(in region: String, _ place: String) async throws(CollectionError) {
        guard let kind = options.inventory else { return }
        let grant = Grant(operations: taker.grant.operations.union(Grant.inventory(kind).operations))
        let taker = taker.with(grant).in(region: region)
        switch kind {
        case .aggregator: try await AggregatorErrand(taker: taker, folder: place).take()
        case .snapshots: try await ConfigSnapshotErrand(taker: taker, folder: place, account: account).take()
        }
    }
}

/// What the root user is told about itself.
struct RootErrands {
    let taker: Taker
    /// The folder for answers to the root user.
    let folder: String

    func take() async throws(CollectionError) {
        for call: Call in [.getAccountSummary(), .listMFADevices(), .listSigningCertificates(), .getLoginProfile()] {
            try await taker.leave(Errand(call, in: folder))
        }
        let keys = try await taker.take(Errand(.listAccessKeys(), in: folder))
        for key in keys?["AccessKeyMetadata"]?.array?.compactMap({ $0["AccessKeyId"]?.string }) ?? [] {
            try await taker.leave(Errand(.getAccessKeyLastUsed(key: key), of: key, in: folder))
        }
    }
}
