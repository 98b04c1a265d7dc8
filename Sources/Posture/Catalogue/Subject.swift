internal import Evidence
internal import Organization

/// One account as a control sees it.
struct Subject: Sendable {
    let account: FleetAccount
    let facts: RootFacts
    /// The organization that the account was found in.
    let organization: Organization?
    let settings: AuditSettings
    /// The newest time in the whole fleet's evidence.
    let newest: Instant?
    /// The guards over it.
    let guards: AccountGuards

    init(_ account: FleetAccount, in fleet: Fleet, _ settings: AuditSettings, _ proofs: GuardProofs) {
        self.account = account
        self.settings = settings
        organization = account.organization.map { fleet.organizations[$0].organization }
        guards = AccountGuards(account, in: organization, proofs)
        newest = fleet.newest
        facts = RootFacts(account.evidence, older: account.older, seenUses: account.seenUses)
    }

    /// The moment that use is counted back from.
    var asOf: Instant? {
        settings.asOf ?? account.evidence.time
    }

    /// Whether the root user has nothing to sign in or to sign requests with. Nil where the evidence does not tell.
    var hasNoCredentials: Bool? {
        switch (facts.hasPassword.value, facts.hasActiveKey.value) {
        case (false, false): true
        case (true, _), (_, true): false
        default: nil
        }
    }
}
