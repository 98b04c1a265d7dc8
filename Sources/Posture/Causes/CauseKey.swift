internal import Evidence
internal import Organization
internal import PolicyReach

/// One cause, before it is known which accounts share it.
enum CauseKey: Hashable {
    case managementAccount(inGovCloud: Bool)
    case standalone(inGovCloud: Bool)
    case policiesOff(Int, PolicyBinding.Exemption)
    case guardDefeated(Int, PolicyID)
    case noGuard(Int, NodeID?)
    case virtualMFA(Int?)
    case noHardwareMFA(Int?)
    case rootInUse
    case leftoverCredentials
    case credentialsKept(Int)
    case neverActivated(Int)
    case invited(Int)
    case evidenceDenied(Int?, AWSCall, code: String)
    case evidenceMissing(Int?, AWSCall)
    case evidenceOutOfTime
    case evidenceUndecided(ControlID)
}

extension CauseKey {
    /// Why an account is red or unknown, by its verdicts: each that fails or is unknown has a cause.
    static func keys(
        _ account: FleetAccount,
        _ verdicts: [Verdict],
        _ attempts: GuardAttempts,
        _ places: UnguardedPlaces
    ) -> [CauseKey] {
        let unknown = verdicts.filter { $0.status == .unknown }
        var keys = unknown.flatMap { unsettled($0, account.organization) }
        let failing = verdicts.filter { $0.status == .fail }
        keys += failing.compactMap { ofCredentials($0, account.organization) }
        let standing = failing.filter { [.rootAccessKey, .rootMFA, .rootHardwareMFA].contains($0.control) }
        if !standing.isEmpty { keys += ofStanding(account, standing, verdicts, attempts, places) }
        return keys.uniqued()
    }

    /// Why it is not known. What lies in the time of the evidence is settled by other evidence, not by more.
    private static func unsettled(_ verdict: Verdict, _ organization: Int?) -> [CauseKey] {
        switch verdict.reason {
        case .usedAfterAsOf, .asOfUnknown, .evidenceTooOld, .reportTimeUnknown: [.evidenceOutOfTime]
        default:
            verdict.gaps.isEmpty
                ? [.evidenceUndecided(verdict.control)] : verdict.gaps.map { missing($0, organization) }
        }
    }

    /// Why a control fails that looks at credentials, their use or the evidence, whatever the policies do.
    private static func ofCredentials(_ verdict: Verdict, _ organization: Int?) -> CauseKey? {
        switch verdict.control {
        case .rootUnused: .rootInUse
        case .rootKeyInactivePresent, .rootNoSigningCertificate: .leftoverCredentials
        case .rootCredentialsRemoved: organization.map { .credentialsKept($0) }
        case .evidenceFresh: .evidenceOutOfTime
        case .rootHardwareMFA where verdict.reason == .virtualMFADevice: .virtualMFA(organization)
        case .rootAccessKey, .rootMFA, .rootHardwareMFA: nil
        }
    }

    /// Why nothing makes up for what root can do with the credentials that it has.
    private static func ofStanding(
        _ account: FleetAccount,
        _ failing: [Verdict],
        _ verdicts: [Verdict],
        _ attempts: GuardAttempts,
        _ places: UnguardedPlaces
    ) -> [CauseKey] {
        var keys: [CauseKey] = []
        switch (account.membership, account.organization) {
        case (.management, _): keys.append(.managementAccount(inGovCloud: account.partition == .govCloud))
        case (.standalone, _): keys.append(.standalone(inGovCloud: account.partition == .govCloud))
        case (.member, let index?):
            keys += failing.flatMap { verdict in
                verdict.guardVerdict.map { guards($0, index, attempts, places) } ?? []
            }
            if verdicts.showNoActivation, account.listed?.joinedMethod == .created {
                keys.append(.neverActivated(index))
            }
            if account.listed?.joinedMethod == .invited { keys.append(.invited(index)) }
        case (.member, nil), (.unknown, _): break
        }
        // Where there is MFA, or a guard that asks for it, hardware is what is lacking.
        let lacks = failing.contains { $0.control == .rootHardwareMFA && $0.reason != .virtualMFADevice }
        if lacks, !failing.contains(where: { $0.control == .rootMFA }) {
            keys.append(.noHardwareMFA(account.organization))
        }
        return keys
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
            if meant.isEmpty { return [.noGuard(index, top)] }
            // Most guards ask for MFA of any kind, and do what they are meant to where hardware is lacking.
            return verdict.property == .rootDenied ? [] : meant.map { .guardDefeated(index, $0) }
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
        case .noHardwareMFA: .noHardwareMFA
        case .rootInUse: .rootInUse
        case .leftoverCredentials: .leftoverCredentials
        case .credentialsKept: .credentialsKept
        case .neverActivated: .neverActivated
        case .invited: .invited
        case .evidenceDenied: .evidenceDenied
        case .evidenceMissing: .evidenceMissing
        case .evidenceOutOfTime: .evidenceOutOfTime
        case .evidenceUndecided: .evidenceUndecided
        }
    }

    var organization: Int? {
        switch self {
        case .managementAccount, .standalone, .rootInUse, .leftoverCredentials, .evidenceOutOfTime, .evidenceUndecided:
            nil
        case .policiesOff(let index, _), .guardDefeated(let index, _), .noGuard(let index, _),
            .credentialsKept(let index), .neverActivated(let index), .invited(let index):
            index
        case .virtualMFA(let index), .noHardwareMFA(let index), .evidenceDenied(let index, _, _),
            .evidenceMissing(let index, _):
            index
        }
    }

    var place: String? {
        switch self {
        case .guardDefeated(_, let policy): policy.description
        case .noGuard(_, let node): node?.description
        case .evidenceDenied(_, let call, _), .evidenceMissing(_, let call): call.rawValue
        case .evidenceUndecided(let control): control.rawValue
        case .managementAccount, .standalone, .policiesOff, .virtualMFA, .noHardwareMFA, .rootInUse,
            .leftoverCredentials, .credentialsKept, .neverActivated, .invited, .evidenceOutOfTime:
            nil
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
