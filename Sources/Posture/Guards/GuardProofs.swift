internal import Evidence
internal import Organization
internal import PolicyLanguage
internal import PolicyReach

/// The guards over all accounts of a fleet.
///
/// Chains repeat: accounts whose levels hold the same policies share one proof, unless a condition tells them apart. So a
/// hundred thousand accounts under forty chains cost forty proofs of each guard.
struct GuardProofs: Sendable {
    private var chains: [SolvedChain] = []
    private var proofs: [SolvedGuards] = []
    /// By account, which chain it stands under, and which proofs hold of it.
    private var places: [AccountID: Place] = [:]

    private struct Place: Sendable {
        let chain: Int
        let proofs: Int
    }

    /// The policies over an account, apart from where they hang.
    private struct Chain: Hashable {
        let organization: Int
        let serviceControl: [[PolicyID]]
        let resourceControl: [[PolicyID]]?
    }

    private struct SolvedChain: Sendable {
        let stack: PolicyStack
        let distinction: AccountDistinction
        let gaps: [Gap]
        let leeways: LeewayProofs
        let lookAtMFA: Bool
    }

    /// A chain, and an account of those that it makes the same of.
    private struct Alike: Hashable {
        let chain: Int
        let mark: AccountDistinction.Mark
    }

    /// Proves every guard over every chain that these accounts stand under.
    init(_ fleet: Fleet, _ accounts: [FleetAccount]) {
        var libraries: [Int: (service: PolicyLibrary, resource: PolicyLibrary)] = [:]
        var known: [Chain: Int] = [:]
        var solved: [Alike: Int] = [:]
        for account in accounts {
            guard let index = account.organization else { continue }
            let organization = fleet.organizations[index].organization
            guard case .member = account.membership,
                case .bound(let chain) = organization.serviceControl(over: account.id)
            else { continue }
            let resources = organization.resourceControl(over: account.id)
            let key = Self.chain(index, chain, resources)
            let place = known[key] ?? chains.count
            if place == chains.count {
                let library = libraries[index] ?? Self.libraries(organization)
                libraries[index] = library
                chains.append(Self.unsolved(chain, resources, library))
                known[key] = place
            }
            let user = BoundMember(account, organization, chain).root
            let alike = Alike(chain: place, mark: chains[place].distinction.mark(user))
            let proof = solved[alike] ?? proofs.count
            if proof == proofs.count {
                proofs.append(
                    SolvedGuards(
                        Prover(chains[place].stack, over: user),
                        over: user,
                        lookAtMFA: chains[place].lookAtMFA
                    )
                )
                solved[alike] = proof
            }
            places[account.id] = Place(chain: place, proofs: proof)
        }
    }

    /// The changes of an account's root credentials that what binds it is proved to deny.
    func changesDenied(of account: AccountID) -> DeniedChanges {
        places[account].map { proofs[$0.proofs].changes.denied } ?? .none
    }

    /// What was found out about the guards over an account that `chain` binds.
    func found(
        over account: FleetAccount,
        in organization: Organization,
        _ chain: PolicyChain
    ) -> FoundGuards? {
        places[account.id].map { place in
            let solved = chains[place.chain]
            return FoundGuards(
                solved: proofs[place.proofs],
                member: BoundMember(account, organization, chain),
                stack: solved.stack,
                gaps: solved.gaps,
                leeways: solved.leeways
            )
        }
    }

    private static func chain(_ index: Int, _ chain: PolicyChain, _ resources: Known<PolicyChain>?) -> Chain {
        Chain(
            organization: index,
            serviceControl: chain.levels.map(\.policies),
            resourceControl: resources?.value?.levels.map(\.policies)
        )
    }

    private static func libraries(_ organization: Organization) -> (service: PolicyLibrary, resource: PolicyLibrary) {
        (
            PolicyLibrary(organization.policies[.serviceControl]?.value),
            PolicyLibrary(organization.policies[.resourceControl]?.value)
        )
    }

    private static func unsolved(
        _ chain: PolicyChain,
        _ resources: Known<PolicyChain>?,
        _ library: (service: PolicyLibrary, resource: PolicyLibrary)
    ) -> SolvedChain {
        var bounds: [PolicyStack.Level] = []
        switch resources {
        case nil: break
        case .known(let resources)?: bounds = library.resource.levels(resources)
        case .unknown(let gap)?:
            let doubt = PolicyStack.Attached(id: "resource control policies", .unreadable(gap.words))
            bounds = [PolicyStack.Level(node: nil, policies: [doubt])]
        }
        let stack = PolicyStack(serviceControl: library.service.levels(chain), resourceControl: bounds)
        return SolvedChain(
            stack: stack,
            distinction: AccountDistinction(stack),
            gaps: library.service.gaps(chain),
            leeways: LeewayProofs(stack),
            lookAtMFA: stack.lookAtMFA
        )
    }
}

extension Organization {
    /// The resource control policies over an account's resources; nil where that kind of policy is not enabled.
    func resourceControl(over account: AccountID) -> Known<PolicyChain>? {
        guard enabledPolicyTypes.value?.contains(.resourceControl) == true else { return nil }
        return chain(of: .resourceControl, over: account)
    }
}

extension PolicyStack {
    /// Whether a policy that can be read looks at MFA.
    fileprivate var lookAtMFA: Bool {
        (serviceControl + resourceControl).flatMap(\.policies).contains { policy in
            guard case .document(let document) = policy.content else { return false }
            return document.statements.contains { statement in
                statement.conditions.contains { $0.lowerCasedKey.hasPrefix("aws:multifactorauth") }
            }
        }
    }
}
