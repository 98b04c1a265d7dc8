internal import Evidence
internal import Organization
internal import PolicyReach

/// The guards over all accounts of a fleet.
///
/// Chains repeat: accounts whose levels hold the same policies share one proof, unless a condition tells them apart. So a
/// hundred thousand accounts under forty chains cost forty proofs of each guard.
struct GuardProofs: Sendable {
    private var solved: [Chain: SolvedChain] = [:]

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
        var proofs: [AccountDistinction.Mark: SolvedGuards] = [:]
    }

    /// Proves every guard over every chain that these accounts stand under.
    init(_ fleet: Fleet, _ accounts: [FleetAccount]) {
        var libraries: [Int: (service: PolicyLibrary, resource: PolicyLibrary)] = [:]
        for account in accounts {
            guard let index = account.organization else { continue }
            let organization = fleet.organizations[index].organization
            guard case .member = account.membership,
                case .bound(let chain) = organization.serviceControl(over: account.id)
            else { continue }
            let resources = organization.resourceControl(over: account.id)
            let key = Self.chain(index, chain, resources)
            let user = RootUser(account, organization, chain)
            if solved[key] == nil {
                let library = libraries[index] ?? Self.libraries(organization)
                libraries[index] = library
                solved[key] = Self.unsolved(chain, resources, library)
            }
            solve(key, user)
        }
    }

    private mutating func solve(_ key: Chain, _ user: RootUser) {
        guard let chain = solved[key] else { return }
        let mark = chain.distinction.mark(user)
        if chain.proofs[mark] != nil { return }
        let prover = Prover(chain.stack, over: user)
        solved[key]?.proofs[mark] = SolvedGuards(prover, over: user)
    }

    /// The changes of an account's root credentials that what binds it is proved to deny.
    func changesDenied(
        over account: FleetAccount,
        in organization: Organization,
        _ chain: PolicyChain
    ) -> Set<CredentialChange> {
        found(over: account, in: organization, chain)?.solved.changes.denied ?? []
    }

    /// What was found out about the guards over an account that `chain` binds.
    func found(
        over account: FleetAccount,
        in organization: Organization,
        _ chain: PolicyChain
    ) -> FoundGuards? {
        guard let index = account.organization else { return nil }
        let key = Self.chain(index, chain, organization.resourceControl(over: account.id))
        guard let solved = solved[key] else { return nil }
        let user = RootUser(account, organization, chain)
        return solved.proofs[solved.distinction.mark(user)].map {
            FoundGuards(
                solved: $0,
                user: user,
                stack: solved.stack,
                chain: chain,
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
            leeways: LeewayProofs(stack)
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

extension RootUser {
    /// The root user of a member, with what its organization adds to its requests.
    init(_ account: FleetAccount, _ organization: Organization, _ chain: PolicyChain) {
        let path = chain.levels.dropLast().map { $0.node.description + "/" }.joined()
        self.init(
            account: account.id.description,
            partition: account.partition?.rawValue ?? "aws",
            organization: organization.id?.description,
            organizationPath: organization.id.map { "\($0)/\(path)" }
        )
    }
}
