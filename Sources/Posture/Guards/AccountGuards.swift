internal import Evidence
internal import Organization
internal import PolicyReach

/// What binds an account's root user, looked up once for all guards.
enum AccountGuards: Sendable {
    /// Policies do, and this was found out about them.
    case bound(FoundGuards)
    /// None does, or it is not known; the same for all guards.
    case undecided(GuardVerdict.Result, GuardVerdict.Cause)

    init(_ account: FleetAccount, in organization: Organization?, _ proofs: GuardProofs) {
        switch account.membership {
        case .standalone:
            self = .exempt(.standalone)
        case .unknown(.managementAccountUnknown):
            // Where no policy can bind anybody, it does not matter which account this is.
            if case .exempt(let exemption)? = organization?.serviceControl(over: account.id) {
                self = .exempt(exemption)
            } else {
                let gap = organization?.managementAccount.gap ?? Gap(.describeOrganization, .notCollected)
                self = .unknown(.membership(.managementAccountUnknown, [gap]))
            }
        case .unknown(.noOrganizationFolder):
            self = .unknown(.membership(.noOrganizationFolder, [Gap(.describeOrganization, .notCollected)]))
        case .unknown(let doubt):
            self = .unknown(.membership(doubt, []))
        case .management, .member:
            guard let organization else {
                self = .unknown(.membership(.noOrganizationFolder, []))
                return
            }
            switch organization.serviceControl(over: account.id) {
            case .exempt(let exemption): self = .exempt(exemption)
            case .unknown(let gaps): self = .unknown(.policiesUnknown(gaps))
            case .bound(let chain):
                let found = proofs.found(over: account, in: organization, chain)
                self = found.map { .bound($0) } ?? .unknown(.membership(.notListed, []))
            }
        }
    }

    private static func exempt(_ exemption: PolicyBinding.Exemption) -> AccountGuards {
        .undecided(.notApplicable, .exempt(exemption))
    }

    private static func unknown(_ cause: GuardVerdict.Cause) -> AccountGuards {
        .undecided(.unknown, cause)
    }

    /// Decides a guard: by proof where policies bind the account.
    func verdict(on property: GuardProperty) -> GuardVerdict {
        switch self {
        case .bound(let found):
            let tried = found.tried(property)
            return GuardVerdict(property: property, result: tried.result.guardResult, cause: .tried(tried))
        case .undecided(let result, let cause):
            return GuardVerdict(property: property, result: result, cause: cause)
        }
    }
}

extension Proof.Result {
    fileprivate var guardResult: GuardVerdict.Result {
        switch self {
        case .proved: .proved
        case .refuted: .refuted
        case .unknown: .unknown
        case .notApplicable: .notApplicable
        }
    }
}
