internal import Evidence
internal import Organization

extension Audit {
    /// The places in ``accounts`` of those of which a path is open or may be, in the order in which to look at them: by what
    /// is open, then by how many accounts it opens, then by how lately root was used.
    public func priorities() -> [Int] {
        inOrderOfPriority(accounts.indices.filter { standings(at: $0).areUrgent })
    }

    /// The same order for some accounts.
    ///
    /// - Parameter indices: their places in ``accounts``.
    /// - Returns: these places, those to look at first before the others.
    public func inOrderOfPriority(_ indices: [Int]) -> [Int] {
        indices.map { (place: $0, priority: priority(at: $0)) }.sorted { $0.priority < $1.priority }.map(\.place)
    }

    /// Why the account at a place stands where it stands among the ``priorities()``, in a sentence.
    public func reasonOfPriority(at index: Int) -> String {
        priority(at: index).reason
    }

    private func priority(at index: Int) -> Priority {
        Priority(standings(at: index), accounts[index], opens: opens(accounts[index]), lastUse: lastUse(at: index))
    }

    /// How many accounts somebody opens by becoming the root user of one.
    private func opens(_ account: FleetAccount) -> Int {
        guard account.membership == .management, let organization = organization(of: account)?.organization else {
            return 1
        }
        return max(1, organization.accounts.count)
    }
}
