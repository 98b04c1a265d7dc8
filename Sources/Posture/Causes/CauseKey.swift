internal import Evidence
internal import Organization
internal import PolicyReach

/// One cause, before it is known which accounts share it.
enum CauseKey: Hashable {
    case managementAccount
    case standalone
    case policiesOff(Int, PolicyBinding.Exemption)
    case guardDefeated(Int, PolicyID)
    case noGuard(Int, NodeID?)
    case virtualMFA(Int?)
    case neverActivated(Int)
    case invited(Int)
    case evidenceDenied(Int?, AWSCall, code: String)
    case evidenceMissing(Int?, AWSCall)
}

extension CauseKey {
    /// Why an account is red or unknown, by its verdicts.
    static func keys(
        _ account: FleetAccount,
        _ verdicts: [Verdict],
        _ attempts: GuardAttempts,
        _ places: UnguardedPlaces
    ) -> [CauseKey] {
        let standing = verdicts.filter { [.rootAccessKey, .rootMFA, .rootHardwareMFA].contains($0.control) }
        var keys = standing.filter { $0.status == .unknown }.flatMap(\.gaps).map { missing($0, account.organization) }
        let failing = standing.filter { $0.status == .fail }
        guard !failing.isEmpty else { return keys.uniqued() }
        if failing.contains(where: { $0.reason == .virtualMFADevice }) {
            keys.append(.virtualMFA(account.organization))
        }
        switch (account.membership, account.organization) {
        case (.management, _): keys.append(.managementAccount)
        case (.standalone, _): keys.append(.standalone)
        case (.member, let index?):
            let unguarded = failing.filter { $0.control != .rootHardwareMFA }.compactMap(\.guardVerdict)
            keys += unguarded.flatMap { guards($0, index, attempts, places) }
            if verdicts.showNoActivation, account.listed?.joinedMethod == .created {
                keys.append(.neverActivated(index))
            }
            if account.listed?.joinedMethod == .invited { keys.append(.invited(index)) }
        case (.member, nil), (.unknown, _): break
        }
        return keys.uniqued()
    }

    private static func missing(_ gap: Gap, _ organization: Int?) -> CauseKey {
        switch gap.cause {
        case .refused(let error): .evidenceDenied(organization, gap.call, code: error.code)
        case .noWayIn(let call, let error): .evidenceDenied(organization, call, code: error.code)
        case .notCollected, .unreadable, .disagrees, .incomplete, .fieldMissing, .fieldNotUnderstood, .undecided:
            .evidenceMissing(organization, gap.call)
        }
    }

    private static func guards(
        _ verdict: GuardVerdict,
        _ index: Int,
        _ attempts: GuardAttempts,
        _ places: UnguardedPlaces
    ) -> [CauseKey] {
        switch verdict.cause {
        case .exempt(let exemption): return [.policiesOff(index, exemption)]
        case .membership, .policiesUnknown: return []
        case .tried(let tried):
            let meant = attempts.policies(in: tried.stack, of: index)
            let top = places.highest(over: tried.nodes, in: index)
            return meant.isEmpty ? [.noGuard(index, top)] : meant.map { .guardDefeated(index, $0) }
        }
    }
}

extension CauseKey {
    var kind: RootCause.Kind {
        switch self {
        case .managementAccount: .managementAccount
        case .standalone: .standalone
        case .policiesOff: .policiesOff
        case .guardDefeated: .guardDefeated
        case .noGuard: .noGuard
        case .virtualMFA: .virtualMFA
        case .neverActivated: .neverActivated
        case .invited: .invited
        case .evidenceDenied: .evidenceDenied
        case .evidenceMissing: .evidenceMissing
        }
    }

    var organization: Int? {
        switch self {
        case .managementAccount, .standalone: nil
        case .policiesOff(let index, _), .guardDefeated(let index, _), .noGuard(let index, _),
            .neverActivated(let index),
            .invited(let index):
            index
        case .virtualMFA(let index), .evidenceDenied(let index, _, _), .evidenceMissing(let index, _): index
        }
    }

    var place: String? {
        switch self {
        case .guardDefeated(_, let policy): policy.description
        case .noGuard(_, let node): node?.description
        case .evidenceDenied(_, let call, _), .evidenceMissing(_, let call): call.rawValue
        case .managementAccount, .standalone, .policiesOff, .virtualMFA, .neverActivated, .invited: nil
        }
    }
}

extension [Verdict] {
    /// Whether nobody ever took the root user into use, as far as AWS recorded it.
    fileprivate var showNoActivation: Bool {
        contains { $0.control == .rootUnused && $0.reason == .neverUsed }
            && contains { $0.control == .rootMFA && $0.accountLevel.reason == .noMFADevice }
            && contains { $0.control == .rootAccessKey && $0.accountLevel.status == .pass }
    }
}

extension Array where Element: Hashable {
    fileprivate func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
