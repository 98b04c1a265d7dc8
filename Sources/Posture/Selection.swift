internal import Evidence
internal import Organization

/// Which accounts of a fleet are judged, and which somebody left out.
struct Selection {
    let judged: [FleetAccount]
    let excluded: [Audit.ExcludedAccount]

    init(_ fleet: Fleet, _ settings: AuditSettings) {
        let now = settings.asOf ?? fleet.newest
        let excluded = fleet.accounts.compactMap { account -> Audit.ExcludedAccount? in
            guard let exclusion = settings.exclusions[account.id], exclusion.holds(at: now) else {
                return nil
            }
            return Audit.ExcludedAccount(account: account, exclusion: exclusion)
        }
        let left = Set(excluded.map(\.account.id))
        // Filtering copies; a hundred thousand accounts are not copied for nothing.
        judged = left.isEmpty ? fleet.accounts : fleet.accounts.filter { !left.contains($0.id) }
        self.excluded = excluded
    }
}
