internal import Evidence
internal import Organization
internal import Posture

/// Judges accounts as they would be after a change, with the same judge and the same proofs as the audit.
struct WhatIf: Sendable {
    private let audit: Audit
    private let policy: PlanGuard
    /// The places of the judged accounts of each organization.
    private let members: [Int: [Int]]

    init(_ audit: Audit, attaching policy: PlanGuard) {
        self.audit = audit
        self.policy = policy
        members = Dictionary(
            grouping: audit.accounts.indices.filter { audit.accounts[$0].organization != nil },
            by: { audit.accounts[$0].organization ?? 0 }
        )
    }

    /// What each of the chosen changes does by itself, found out by several workers at a time.
    func steps(_ chosen: [PlanChoice.Chosen], workers: Int) async -> [PlanAssembly.Step] {
        await SideBySide.map(chosen.count, workers: workers) { number in
            let one = chosen[number]
            return PlanAssembly.Step(chosen: one, outcome: outcome(of: one.change, after: one.needs, in: one.accounts))
        }
    }

    /// What a change does by itself, after what it needs.
    ///
    /// - Parameters:
    ///   - change: the change.
    ///   - needs: what has to be done before.
    ///   - accounts: the places of the accounts in which something is done; a policy touches all below its node.
    /// - Returns: the accounts that it touches as they are afterwards.
    func outcome(of change: Change, after needs: [Change], in accounts: [Int]) -> Outcome {
        switch change.kind {
        case .attachPolicy, .enablePolicyType: outcome(inTree: change, after: needs)
        case .deleteAccessKey: outcome(accounts, .accessKeysDeleted)
        case .enrolHardwareMFA, .enrolMFA: outcome(accounts, .hardwareMFAOnly)
        case .removeRootCredentials: outcome(accounts, .credentialsRemoved)
        case .joinOrganization: outcome(ofJoining: change, after: needs, accounts)
        case .centralizeRootAccess, .addAdministrator: Outcome()
        }
    }

    private func outcome(_ indices: [Int], _ change: RootUserChange) -> Outcome {
        var outcome = Outcome()
        for index in indices {
            let account = audit.accounts[index]
            let after = audit.judge.standing(of: account.changed(by: change))
            outcome.note(index, account.id, from: audit.statuses(at: index), to: after)
        }
        return outcome
    }

    private func outcome(inTree change: Change, after needs: [Change]) -> Outcome {
        guard let place = change.organization else { return Outcome() }
        let organization = audit.fleet.organizations[place].organization
        let below = (members[place] ?? []).filter { index in
            audit.accounts[index].membership != .management
                && organization.tree.path(to: audit.accounts[index].id).value?.contains(change.target) == true
        }
        let changed = (needs + [change]).reduce(organization) { $0.after($1, policy) }
        let judge = audit.judge.supposing(changed, at: place, for: below.map { audit.accounts[$0] })
        var outcome = Outcome()
        for index in below {
            let account = audit.accounts[index]
            outcome.note(index, account.id, from: audit.statuses(at: index), to: judge.standing(of: account))
        }
        return outcome
    }

    private func outcome(ofJoining change: Change, after needs: [Change], _ indices: [Int]) -> Outcome {
        guard let place = change.organization, let index = indices.first else { return Outcome() }
        let account = audit.accounts[index]
        let organization = needs.reduce(audit.fleet.organizations[place].organization) { $0.after($1, policy) }
        guard let (judge, joined) = audit.supposing(joining: account, organization, at: place) else { return Outcome() }
        var outcome = Outcome()
        outcome.note(index, account.id, from: audit.statuses(at: index), to: judge.standing(of: joined))
        outcome.hasAdministrator = judge.hasAdministrator(joined)
        return outcome
    }
}

extension Audit {
    /// An account as it would be right under the root of an organization, and its judge; nil where no root is known.
    func supposing(
        joining account: FleetAccount,
        _ organization: Organization,
        at place: Int
    ) -> (judge: Judge, joined: FleetAccount)? {
        guard let root = organization.top else { return nil }
        let listed = ListedAccount(id: account.id, joinedMethod: .invited, partition: account.partition)
        let joined = account.joining(place, as: listed)
        return (judge.supposing(organization.admitting(listed, below: root), at: place, for: [joined]), joined)
    }
}

extension Organization {
    /// The organization after a change in its tree.
    fileprivate func after(_ change: Change, _ policy: PlanGuard) -> Organization {
        switch change.kind {
        case .enablePolicyType: enablingServiceControl()
        case .attachPolicy: attaching(policy.attached(to: change.target))
        default: self
        }
    }

    /// The root of its tree; nil where no account is placed.
    var top: NodeID? {
        accounts.keys.sorted().lazy.compactMap { tree.path(to: $0).value?.first }.first
    }
}
