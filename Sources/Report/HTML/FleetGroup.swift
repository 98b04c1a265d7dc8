internal import Evidence
internal import Posture

/// The accounts that belong together in the picture.
struct FleetGroup {
    let name: String
    /// Where they stand among the audit's accounts: one worst status after the other.
    let members: [Int]

    /// An organization's accounts, or those in none. The largest organization comes first, accounts in none last.
    static func all(of audit: Audit, _ order: [Int]) -> [FleetGroup] {
        var members: [Key: [Int]] = [:]
        for index in order { members[Key(audit.accounts[index], audit), default: []].append(index) }
        return members.sorted { left, right in
            (left.key.rank, right.value.count, left.key.name) < (right.key.rank, left.value.count, right.key.name)
        }
        .map { FleetGroup(name: $0.key.name, members: $0.value) }
    }

    private struct Key: Hashable {
        let rank: Int
        let name: String

        init(_ account: FleetAccount, _ audit: Audit) {
            if let organization = audit.organization(of: account) {
                (rank, name) = (0, organization.name)
            } else if account.membership == .standalone {
                (rank, name) = (1, "standalone")
            } else {
                (rank, name) = (2, "membership unknown")
            }
        }
    }
}
