import Evidence
import Organization
import Posture

/// The fewest changes that close all that can be closed, found by trying all sets of changes, the smallest first.
struct ShortestPlan {
    /// What one account has open, as far as changes tell it apart.
    private struct Need {
        let path: [String]
        let isMember: Bool
        let key: Bool
        let signIn: Bool
    }

    private enum Move: Hashable {
        case attach(String)
        case remove(String)
        case key(String)
        case hardware(String)
        case join(String)
        case enablePolicies
        case centralize
    }

    private let fleet: RandomFleet
    private let needs: [Need]
    private let moves: [Move]

    init(_ fleet: RandomFleet, _ audit: Audit) {
        self.fleet = fleet
        needs = audit.accounts.enumerated().compactMap { index, account in
            let open = audit.standings(at: index).kinds(.open).filter { $0 != .guardRemoval }
            if open.isEmpty { return nil }
            return Need(
                path: fleet.path(account.id.description),
                isMember: account.membership == .member,
                key: open.contains(.leakedKey),
                signIn: open.contains { $0 != .leakedKey }
            )
        }
        var moves: Set<Move> = []
        for need in needs {
            if need.key { moves.insert(.key(need.path[0])) }
            if need.signIn { moves.insert(.hardware(need.path[0])) }
            if !need.isMember, need.path[0] != RandomFleet.management { moves.insert(.join(need.path[0])) }
            if need.isMember {
                for node in need.path {
                    moves.insert(.remove(node))
                    if !fleet.full.contains(node) { moves.insert(.attach(node)) }
                }
            }
        }
        if !fleet.takesPolicies { moves.insert(.enablePolicies) }
        if !fleet.isCentralized { moves.insert(.centralize) }
        self.moves = Array(moves)
    }

    /// The smallest number of changes, if it is below a limit; nil where no such set closes everything.
    func length(below limit: Int) -> Int? {
        (0..<max(0, limit)).first { size in closes(Set(), from: 0, size) }
    }

    private func closes(_ chosen: Set<Move>, from first: Int, _ left: Int) -> Bool {
        if left == 0 { return needs.allSatisfy { isClosed($0, by: chosen) } }
        guard moves.count - first >= left else { return false }
        for index in first..<moves.count where closes(chosen.union([moves[index]]), from: index + 1, left - 1) {
            return true
        }
        return false
    }

    private func isClosed(_ need: Need, by chosen: Set<Move>) -> Bool {
        let policiesCount = fleet.takesPolicies || chosen.contains(.enablePolicies)
        let removalCounts = fleet.isCentralized || chosen.contains(.centralize)
        if need.isMember {
            if policiesCount, need.path.contains(where: { chosen.contains(.attach($0)) }) { return true }
            if removalCounts, need.path.contains(where: { chosen.contains(.remove($0)) }) { return true }
        } else if chosen.contains(.join(need.path[0])) {
            let isAttached = policiesCount && chosen.contains(.attach(RandomFleet.root))
            if isAttached || fleet.isDeniedAtRoot { return true }
        }
        return (!need.key || chosen.contains(.key(need.path[0])))
            && (!need.signIn || chosen.contains(.hardware(need.path[0])))
    }
}
