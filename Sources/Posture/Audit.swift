public import Evidence
public import Organization

/// A fleet, judged.
///
/// Only the statuses and how paths stand are kept, some thirty bytes an account; reasons, sentences and citations are derived again for
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

    private let judged: JudgedAccounts
    /// Judges single accounts, for those who ask for more than the statuses.
    public let judge: Judge

    /// An account that somebody left out, and why.
    public struct ExcludedAccount: Sendable {
        /// The account.
        public let account: FleetAccount
        /// Why, and until when.
        public let exclusion: Exclusion
    }

    /// Judges a fleet.
    public init(_ fleet: Fleet, _ settings: AuditSettings = AuditSettings()) {
        let selection = Selection(fleet, settings)
        let judge = Judge(fleet, settings, for: fleet.accounts)
        self.init(fleet, settings, selection, JudgedAccounts(selection.judged, by: judge), judge)
    }

    /// Judges a fleet with several workers at a time; the outcome is the same.
    public init(_ fleet: Fleet, _ settings: AuditSettings = AuditSettings(), workers: Int) async {
        let selection = Selection(fleet, settings)
        let accounts = selection.judged
        let judge = Judge(fleet, settings, for: fleet.accounts)
        let share = max(1, (accounts.count + workers - 1) / max(1, workers))
        let judged = await withTaskGroup(of: (Int, JudgedAccounts).self) { group in
            for start in stride(from: 0, to: accounts.count, by: share) {
                group.addTask {
                    (start, JudgedAccounts(accounts[start..<min(start + share, accounts.count)], by: judge))
                }
            }
            var parts: [(Int, JudgedAccounts)] = []
            for await part in group { parts.append(part) }
            return parts.sorted { $0.0 < $1.0 }.reduce(into: JudgedAccounts()) { $0.append($1.1) }
        }
        self.init(fleet, settings, selection, judged, judge)
    }

    private init(
        _ fleet: Fleet,
        _ settings: AuditSettings,
        _ selection: Selection,
        _ judged: JudgedAccounts,
        _ judge: Judge
    ) {
        self.fleet = fleet
        self.settings = settings
        self.judged = judged
        self.judge = judge
        accounts = selection.judged
        excluded = selection.excluded
        let positions = Dictionary(
            selection.judged.enumerated().filter { settings.acceptances[$1.id] != nil }.map { ($1.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let risks = AcceptedRisks(fleet, settings) { account, control in
            guard let position = positions[account] else { return nil }
            return zip(Control.all, judged.pairs[(position * Control.all.count)...]).first { $0.0.id == control }?.1
                .effective
        }
        let ended = Self.notHolding(accounts, settings, at: settings.asOf ?? fleet.newest)
        remarks = fleet.remarks + ended + Self.unseen(fleet, settings) + risks.remarks
        population = Population(
            accounts,
            organizations: Set(fleet.organizations.map(\.name)).count,
            outOfService: fleet.outOfService.count,
            excluded: excluded.count
        )
        controls = Self.tally(judged.pairs).map { $0.accepting(risks.counts[$0.control] ?? 0) }
    }

    /// The moment that the whole audit speaks of: as told, or else that of the newest evidence.
    public var asOf: Instant? {
        settings.asOf ?? fleet.newest
    }

    /// An account of the fleet, whether it was judged or not.
    public func account(_ id: AccountID) -> FleetAccount? {
        fleet.account(id)
    }

    /// All verdicts on one account, in the order of the controls.
    public func verdicts(on account: FleetAccount) -> [Verdict] {
        judge.verdicts(on: account)
    }

    func verdict(of property: GuardProperty, over account: FleetAccount) -> GuardVerdict {
        AccountGuards(account, in: organization(of: account)?.organization, judge.guards).verdict(on: property)
    }

    /// The effective statuses of the account at `index` in ``accounts``, in the order of the controls.
    public func statuses(at index: Int) -> [Status] {
        judged.pairs[index * Control.all.count..<(index + 1) * Control.all.count].map(\.effective)
    }

    /// How the ways to the root user of the account at `index` in ``accounts`` stand.
    public func standings(at index: Int) -> Standings {
        judged.standings[index]
    }

    /// When the root user of the account at `index` in ``accounts`` was last used, as far as is known.
    public func lastUse(at index: Int) -> Instant? {
        judged.lastUses[index]
    }

    /// Whether any control fails in any account, and nobody accepts that.
    public var hasFailures: Bool {
        controls.contains { $0.count(.fail) > $0.accepted }
    }

    /// The organization that an account was found in.
    public func organization(of account: FleetAccount) -> FleetOrganization? {
        account.organization.map { fleet.organizations[$0] }
    }
}

extension Audit {
    private static func tally(_ pairs: [StatusPair]) -> [ControlSummary] {
        var summaries = Control.all.map { ControlSummary($0.id) }
        let weaker = Control.all.map { control in Control.all.firstIndex { $0.id == control.refines } }
        for start in stride(from: 0, to: pairs.count, by: summaries.count) {
            for index in summaries.indices {
                let weakerFails = weaker[index].map { pairs[start + $0].effective == .fail } ?? false
                summaries[index].count(pairs[start + index], weakerFails: weakerFails)
            }
        }
        return summaries
    }

    private static func notHolding(_ judged: [FleetAccount], _ settings: AuditSettings, at now: Instant?) -> [Remark] {
        judged.compactMap { account in
            settings.exclusions[account.id].map { exclusion in
                now == nil
                    ? Remark(
                        kind: .exclusionUndecided,
                        account: account.id,
                        sentence: "Account \(account.id) counts: the evidence does not say of when it is, so nothing "
                            + "tells whether its exclusion (\(exclusion.reason)) has ended; it ends on "
                            + "\(exclusion.expires). Name the moment with --as-of."
                    )
                    : Remark(
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
