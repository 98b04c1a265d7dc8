internal import Evidence
internal import Organization
internal import Posture

/// Chooses the changes of one organization that close all open ways to its members' root users.
///
/// Greedy: the change that closes most for its number of items comes first; of equal ones that which touches fewer
/// accounts, then the kind that is done with less reluctance.
struct MemberCover {
    private let place: Int
    private let organization: Organization
    private let root: NodeID?
    /// How many members stand below each node.
    private let membersBelow: [NodeID: Int]
    private var open: [OpenAccount]
    private var chosen: [Change] = []

    init(_ place: Int, _ organization: Organization, _ open: [OpenAccount], membersBelow: [NodeID: Int]) {
        self.place = place
        self.organization = organization
        root = organization.top
        self.open = open
        self.membersBelow = membersBelow
    }

    /// The changes, each after what it needs: what is chosen step by step or, where that is shorter, after one change for the
    /// whole organization, which step by step comes too late to spare the ones before it.
    ///
    /// - Parameter first: a change that is to be made in any case.
    /// - Returns: the changes; empty where the first one cannot be made.
    func shortest(after first: Change?) -> [Change] {
        var cover = self
        let stepwise = cover.changes(after: first)
        guard first == nil, stepwise.count > 1, let root else { return stepwise }
        return [ChangeKind.attachPolicy, .removeRootCredentials].reduce(stepwise) { best, kind in
            var cover = self
            let other = cover.changes(after: Change(kind, organization: place, target: root))
            return !other.isEmpty && other.count < best.count ? other : best
        }
    }

    private mutating func changes(after first: Change?) -> [Change] {
        if let first {
            guard let needs = needs(of: first) else { return [] }
            choose(first, needs)
        }
        while let best = candidates().max(by: { $1.isBetter(than: $0) }) {
            choose(best.change, best.needs)
        }
        return chosen
    }

    private mutating func choose(_ change: Change, _ needs: [Change]) {
        chosen += needs + [change]
        for index in open.indices { open[index].close(by: change) }
        open.removeAll(where: \.open.isEmpty)
    }

    private struct Candidate {
        let change: Change
        /// What has to be done before.
        let needs: [Change]
        /// How many ways it closes.
        let gain: Int
        /// How many accounts it touches.
        let touched: Int

        private var cost: Int { needs.count + 1 }

        func isBetter(than other: Candidate) -> Bool {
            if gain * other.cost != other.gain * cost { return gain * other.cost > other.gain * cost }
            if touched != other.touched { return touched < other.touched }
            if change.kind != other.change.kind { return change.kind.reluctance < other.change.kind.reluctance }
            return change.target.description < other.change.target.description
        }
    }

    private func candidates() -> [Candidate] {
        let nodes = nodeCandidates()
        // Without a change for many accounts at a time the order does not matter.
        guard !nodes.isEmpty else { return open.first.map(accountCandidates) ?? [] }
        return nodes + open.flatMap(accountCandidates)
    }

    private func accountCandidates(_ account: OpenAccount) -> [Candidate] {
        account.changes.map { change in
            Candidate(change: change, needs: [], gain: account.closed(by: change).count, touched: 1)
        }
    }

    private func nodeCandidates() -> [Candidate] {
        var gains: [Change: (gain: Int, accounts: Int)] = [:]
        for account in open {
            for node in account.nodes {
                for kind in [ChangeKind.attachPolicy, .removeRootCredentials] {
                    let change = Change(kind, organization: place, target: node)
                    let gain = account.closed(by: change).count
                    if gain == 0 { continue }
                    let sum = gains[change] ?? (0, 0)
                    gains[change] = (sum.gain + gain, sum.accounts + 1)
                }
            }
        }
        return gains.compactMap { change, sum in
            guard let needs = needs(of: change) else { return nil }
            let touched = change.kind == .attachPolicy ? membersBelow[change.target] ?? sum.accounts : sum.accounts
            return Candidate(change: change, needs: needs, gain: sum.gain, touched: touched)
        }
    }

    /// What has to be done before a change; nil where it cannot be done.
    private func needs(of change: Change) -> [Change]? {
        guard let root else { return nil }
        let need: ChangeKind?
        switch change.kind {
        case .attachPolicy:
            if organization.isFull(change.target) { return nil }
            need = organization.enabledPolicyTypes.value?.contains(.serviceControl) == true ? nil : .enablePolicyType
        case .removeRootCredentials:
            guard organization.featureSet.value == .all else { return nil }
            let isOn = organization.features.value?.contains(.rootCredentialsManagement) == true
            need = isOn ? nil : .centralizeRootAccess
        default: need = nil
        }
        let first = need.map { Change($0, organization: place, target: root) }
        return [first].compactMap(\.self).filter { !chosen.contains($0) }
    }
}

extension ChangeKind {
    /// The smaller, the rather it is done.
    fileprivate var reluctance: Int {
        switch self {
        case .enrolHardwareMFA, .enrolMFA: 0
        // What is wrong in one account is better mended there.
        case .deleteAccessKey: 1
        case .attachPolicy, .enablePolicyType, .centralizeRootAccess: 2
        case .removeRootCredentials: 3
        case .joinOrganization, .addAdministrator: 4
        }
    }
}
