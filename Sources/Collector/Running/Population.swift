internal import Organization

/// Which accounts of an organization are asked.
struct Population {
    let members: Members
    /// Whether the organization's tree was gone through to find them.
    let hasTree: Bool
    /// Those that are asked.
    let asked: [AccountID]
    /// Those that were named and are not in use.
    let notInUse: Set<AccountID>
    /// Those that were named and are not in the organization.
    let unknown: Set<AccountID>

    /// - Parameters:
    ///   - members: the organization's accounts, as far as it told of them.
    ///   - isWhole: whether it told of all.
    ///   - hasTree: whether its tree was gone through.
    ///   - identity: who asks.
    ///   - wanted: the accounts that were named; empty where all are wanted.
    init(_ members: Members, isWhole: Bool, hasTree: Bool, identity: AccountID, wanted: Set<AccountID>) {
        self.members = members
        self.hasTree = hasTree
        var active = members.active
        // Whoever asks is there, and so may be those that are named where nobody tells which there are.
        if !isWhole {
            let known = members.inactive.union(active)
            active += wanted.union([identity]).subtracting(known).sorted()
        }
        asked = wanted.isEmpty ? active : active.filter(wanted.contains)
        notInUse = wanted.intersection(members.inactive)
        unknown = wanted.subtracting(active).subtracting(members.inactive)
    }
}
