public import Evidence
public import Organization

/// A fleet, judged.
///
/// Only the statuses are kept, one byte an account and control; reasons, sentences and citations are derived again for
/// whoever asks, account by account. So a hundred thousand accounts cost what their facts take and little more.
public struct Audit: Sendable {
    /// The evidence.
    public let fleet: Fleet
    /// What was to be done otherwise.
    public let settings: AuditSettings
    /// The accounts that were judged, by id.
    public let accounts: [FleetAccount]
    /// The accounts that somebody left out, by id.
    public let excluded: [ExcludedAccount]
    /// The figures, a row a control.
    public let controls: [ControlSummary]
    /// Who was audited.
    public let population: Population
    /// What is worth saying of the evidence and of the settings.
    public let remarks: [Remark]

    private let statuses: [Status]

    /// An account that somebody left out, and why.
    public struct ExcludedAccount: Sendable {
        /// The account.
        public let account: FleetAccount
        /// Why, and until when.
        public let exclusion: Exclusion
    }

    /// Judges a fleet.
    public init(_ fleet: Fleet, _ settings: AuditSettings = AuditSettings()) {
        let now = settings.asOf ?? fleet.newest
        let excluded = fleet.accounts.compactMap { account -> ExcludedAccount? in
            guard let exclusion = settings.exclusions[account.id], now.map({ $0 < exclusion.expires }) ?? true else {
                return nil
            }
            return ExcludedAccount(account: account, exclusion: exclusion)
        }
        let left = Set(excluded.map(\.account.id))
        let judged = left.isEmpty ? fleet.accounts : fleet.accounts.filter { !left.contains($0.id) }
        self.fleet = fleet
        self.settings = settings
        accounts = judged
        self.excluded = excluded
        remarks = fleet.remarks + Self.expired(judged, settings) + Self.unseen(fleet, settings)
        population = Population(
            judged,
            organizations: Set(fleet.organizations.map(\.name)).count,
            outOfService: fleet.outOfService.count,
            excluded: excluded.count
        )
        (controls, statuses) = Self.tally(judged, fleet, settings)
    }

    /// The moment that the whole audit speaks of: as told, or else that of the newest evidence.
    public var asOf: Instant? {
        settings.asOf ?? fleet.newest
    }

    /// An account of the fleet, whether it was judged or not.
    public func account(_ id: AccountID) -> FleetAccount? {
        fleet.accounts.first { $0.id == id } ?? fleet.outOfService.first { $0.id == id }
    }

    /// All verdicts on one account, in the order of the controls.
    public func verdicts(on account: FleetAccount) -> [Verdict] {
        Self.verdicts(on: account, fleet, settings)
    }

    /// The effective statuses of the account at `index` in ``accounts``, in the order of the controls.
    public func statuses(at index: Int) -> ArraySlice<Status> {
        statuses[index * Control.all.count..<(index + 1) * Control.all.count]
    }

    /// Whether any control fails in any account.
    public var hasFailures: Bool {
        controls.contains { $0.count(.fail) > 0 }
    }

    /// The organization that an account was found in.
    public func organization(of account: FleetAccount) -> FleetOrganization? {
        account.organization.map { fleet.organizations[$0] }
    }
}

extension Audit {
    private static func verdicts(on account: FleetAccount, _ fleet: Fleet, _ settings: AuditSettings) -> [Verdict] {
        let organization = account.organization.map { fleet.organizations[$0].organization }
        let subject = Subject(account, organization: organization, settings: settings, newest: fleet.newest)
        return Control.all.map { $0.verdict(on: subject) }
    }

    private static func tally(
        _ accounts: [FleetAccount],
        _ fleet: Fleet,
        _ settings: AuditSettings
    ) -> ([ControlSummary], [Status]) {
        var summaries = Control.all.map { ControlSummary($0.id) }
        let weaker = Control.all.map { control in Control.all.firstIndex { $0.id == control.refines } }
        var statuses: [Status] = []
        statuses.reserveCapacity(accounts.count * summaries.count)
        for account in accounts {
            let verdicts = verdicts(on: account, fleet, settings)
            for (index, verdict) in verdicts.enumerated() {
                summaries[index].count(
                    verdict.status,
                    accountLevel: verdict.accountLevel.status,
                    weakerFails: weaker[index].map { verdicts[$0].status == .fail } ?? false
                )
            }
            statuses += verdicts.map(\.status)
        }
        return (summaries, statuses)
    }

    private static func expired(_ judged: [FleetAccount], _ settings: AuditSettings) -> [Remark] {
        judged.compactMap { account in
            settings.exclusions[account.id].map { exclusion in
                Remark(
                    kind: .exclusionExpired,
                    account: account.id,
                    sentence: "Account \(account.id) counts again: its exclusion (\(exclusion.reason)) expired on "
                        + "\(exclusion.expires)."
                )
            }
        }
    }

    /// An exclusion that excludes nothing is probably a slip of the pen.
    private static func unseen(_ fleet: Fleet, _ settings: AuditSettings) -> [Remark] {
        let known = Set(fleet.accounts.map(\.id)).union(fleet.outOfService.map(\.id))
        return settings.exclusions.keys.filter { !known.contains($0) }.sorted().map { id in
            Remark(
                kind: .exclusionUnused,
                account: id,
                sentence: "Account \(id) is excluded, but is not in the evidence."
            )
        }
    }
}
