internal import Evidence
internal import Organization

extension Subject {
    /// The four ways to the root user itself.
    func pathsToRoot() -> [AttackPath] {
        let (device, mfaGuard) = (mfaDevice, tried(.rootRequiresMFA))
        // Without a second factor the password alone is enough, which is another path.
        let hasSecondFactor = hasNoSignIn || facts.hasMFA.value != false
        return [
            AttackPath(.leakedKey, [noActiveKey, tried(.rootKeysDenied)]),
            AttackPath(.guessedPassword, [noPassword, device, mfaGuard]),
            AttackPath(.mailboxTakeover, [noPasswordRecovery, device, mfaGuard]),
            AttackPath(
                .phishableSecondFactor,
                hasSecondFactor ? [noPassword, unphishableMFA, tried(.rootDenied)] : []
            ),
        ]
    }

    /// All ways, the last one being around a policy that alone stands in another.
    func paths(managementRoot: Barrier) -> [AttackPath] {
        let paths = pathsToRoot()
        let hangsOnPolicy = account.membership == .member && paths.contains(where: \.isClosedByGuardAlone)
        return paths + [AttackPath(.guardRemoval, hangsOnPolicy ? [managementRoot] : [])]
    }

    private func tried(_ property: GuardProperty) -> Barrier {
        Barrier(guards.verdict(on: property))
    }

    private var noActiveKey: Barrier {
        barrier(.noActiveKey, isClosed: facts.hasActiveKey.value.map { !$0 }, facts.hasActiveKey.gaps)
    }

    private var noPassword: Barrier {
        if hasNoSignIn { return Barrier(.noPassword, .closed) }
        return barrier(.noPassword, isClosed: facts.hasPassword.value.map { !$0 }, facts.hasPassword.gaps)
    }

    /// A password that a member does not have cannot be recovered until the organization allows it. What AWS does in an
    /// account of its own that has none is not documented.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html>
    private var noPasswordRecovery: Barrier {
        if isGovCloud { return Barrier(.noPasswordRecovery, .closed) }
        switch (facts.hasPassword.value, account.membership) {
        case (true?, _): return Barrier(.noPasswordRecovery, .open)
        case (false?, .member): return Barrier(.noPasswordRecovery, .closed)
        case (false?, _), (nil, _): return Barrier(.noPasswordRecovery, .unknown, gaps: facts.hasPassword.gaps)
        }
    }

    private var mfaDevice: Barrier {
        barrier(.mfaDevice, isClosed: facts.hasMFA.value, facts.hasMFA.gaps)
    }

    private var unphishableMFA: Barrier {
        let devices = facts.devices
        if devices.listed.contains(where: { $0.value.kind == .virtual }) { return Barrier(.unphishableMFA, .open) }
        guard facts.hasMFA.value != nil else { return Barrier(.unphishableMFA, .unknown, gaps: facts.hasMFA.gaps) }
        switch devices.extent {
        case .all:
            return Barrier(.unphishableMFA, devices.listed.contains { $0.value.kind == nil } ? .unknown : .closed)
        case .allVirtual: return Barrier(.unphishableMFA, .closed)
        case .partial(let gap): return Barrier(.unphishableMFA, .unknown, gaps: [gap])
        }
    }

    private func barrier(_ kind: Barrier.Kind, isClosed: Bool?, _ gaps: [Gap]) -> Barrier {
        switch isClosed {
        case true?: Barrier(kind, .closed)
        case false?: Barrier(kind, .open)
        case nil: Barrier(kind, .unknown, gaps: gaps)
        }
    }

    private var isGovCloud: Bool { account.partition == .govCloud }

    private var hasNoSignIn: Bool { isGovCloud || facts.hasPassword.value == false }
}
