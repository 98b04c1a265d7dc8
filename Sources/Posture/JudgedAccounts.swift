internal import Evidence
internal import Organization

/// What is kept of judged accounts, in their order: some thirty bytes each.
struct JudgedAccounts: Sendable {
    /// For each account the pairs of all controls, in the order of the controls.
    private(set) var pairs: [StatusPair] = []
    /// How the ways to its root user stand.
    private(set) var standings: [Standings] = []
    /// When its root user was used last, as far as is known.
    private(set) var lastUses: [Instant?] = []

    init() {}

    /// Judges accounts.
    init(_ accounts: some Collection<FleetAccount>, by judge: Judge) {
        for account in accounts {
            let subject = judge.subject(account)
            for control in Control.all {
                let verdict = control.verdict(on: subject)
                pairs.append(StatusPair(effective: verdict.status, accountLevel: verdict.accountLevel.status))
            }
            standings.append(Standings(judge.paths(to: subject)))
            lastUses.append(subject.facts.use.latest?.time)
        }
    }

    mutating func append(_ others: JudgedAccounts) {
        pairs += others.pairs
        standings += others.standings
        lastUses += others.lastUses
    }
}
