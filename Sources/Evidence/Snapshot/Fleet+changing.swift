public import Organization

extension Fleet {
    /// The fleet with one of its organizations as it would be after a change.
    ///
    /// - Parameters:
    ///   - organization: what the organization would be.
    ///   - index: its place in ``organizations``.
    /// - Returns: the changed fleet.
    public func changing(_ organization: Organization, at index: Int) -> Fleet {
        var changed = organizations
        changed[index] = FleetOrganization(organization: organization, folder: changed[index].folder)
        return Fleet(
            organizations: changed,
            accounts: accounts,
            outOfService: outOfService,
            remarks: remarks,
            newest: newest
        )
    }

    /// The fleet with some of its accounts only. Its newest evidence stays what it was.
    public func keeping(_ accounts: [FleetAccount]) -> Fleet {
        Fleet(
            organizations: organizations,
            accounts: accounts,
            outOfService: outOfService,
            remarks: remarks,
            newest: newest
        )
    }
}
