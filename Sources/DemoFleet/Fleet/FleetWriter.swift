/// Writes estates, one after the other, into the folder of a fleet.
struct FleetWriter: ~Copyable {
    private let fleet: Folder
    private let standalone: Folder
    private let collectsIdentities: Bool
    private var written = 0

    init(folder: String, takenAt: Moment, partition: Partition?, collectsIdentities: Bool)
        throws(DemoFleetError)
    {
        let fleet = try Folder.empty(at: folder)
        let standalone = try fleet.folder("standalone").folder("accounts")
        var manifest: [(name: String, value: JSON)] = [("takenAt", .string(takenAt.withZ))]
        if let partition {
            manifest.append(("partition", .string(partition.rawValue)))
        }
        manifest.append(("collector", "taproot demo"))
        try fleet.write(JSON.object(manifest).printed, to: "manifest.json")
        self.fleet = fleet
        self.standalone = standalone
        self.collectsIdentities = collectsIdentities
    }

    mutating func write(_ estate: Estate, progress: (Int) -> Void) throws(DemoFleetError) {
        for plan in estate.organizations {
            let folder = try fleet.folder(plan.arns.organizationID)
            try OrganizationWriter(plan: plan).write(to: folder.folder("organization"))
            let accounts = try folder.folder("accounts")
            let management = plan.accounts.first?.account.id
            for placed in plan.accounts {
                try write(placed.account, management: management, to: accounts)
                advance(progress)
            }
        }
        for account in estate.standalone {
            try write(account, management: nil, to: standalone)
            advance(progress)
        }
    }

    private func write(
        _ account: Account,
        management: String?,
        to accounts: borrowing Folder
    ) throws(DemoFleetError) {
        let administration = collectsIdentities ? Administration.drawn(for: account, management: management) : nil
        let identities = administration.map {
            AccountWriter.Identities(administration: $0, management: management)
        }
        guard let writer = AccountWriter(account, identities: identities) else { return }
        try writer.write(to: accounts.folder(account.id))
    }

    private mutating func advance(_ progress: (Int) -> Void) {
        written += 1
        progress(written)
    }
}
