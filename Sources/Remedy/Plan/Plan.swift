internal import Organization
public import Posture

/// The shortest list of changes that closes most of the open ways to root users, best first.
///
/// What each change does is not assumed: the accounts are judged again as they would be afterwards.
public struct Plan: Sendable {
    /// The changes, in the order in which to make them.
    public let items: [PlanItem]
    /// What stays open, or unknown, after all of them.
    public let leftOpen: [LeftOpen]
    /// What fails and no change of the plan ends, by control.
    public let stillFailing: [StillFailing]
    /// How many ways are open now.
    public let openPaths: Int
    /// In how many accounts.
    public let openAccounts: Int

    /// Makes a plan for a fleet of which it was read who else than root can administer its accounts: where nobody is known
    /// to, that comes first.
    ///
    /// - Parameters:
    ///   - audit: the fleet, judged.
    ///   - workers: how many find out at a time what changes do; one for each core is best.
    /// - Throws: where the guard that it attaches cannot be proved, which is a fault of Taproot.
    public init(_ audit: Audit, workers: Int) async throws(GuardError) {
        let policy = try PlanGuard()
        let chosen = await PlanChoice(audit, workers: workers).chosen
        let steps = await WhatIf(audit, attaching: policy).steps(chosen, workers: workers)
        var assembly = await PlanAssembly(audit, steps, attaching: policy, workers: workers)
        items = assembly.items()
        let (done, items) = (assembly, items)
        async let failing = audit.stillFailing(after: items)
        leftOpen = await done.leftOpen(workers: workers)
        stillFailing = await failing
        let open = audit.accounts.indices.map { audit.standings(at: $0).kinds(.open).count }
        openPaths = open.reduce(0, +)
        openAccounts = open.count { $0 > 0 }
    }
}
