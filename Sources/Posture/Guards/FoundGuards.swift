internal import Organization
internal import PolicyReach

/// The proofs of all guards for the account that was met first among those that they hold of.
struct SolvedGuards: Sendable {
    let user: RootUser
    let changes: CredentialChangeProofs
    private let requiresMFA: SharedProof
    private let keysDenied: SharedProof
    private let denied: SharedProof

    init(_ prover: Prover, over user: RootUser, lookAtMFA: Bool) {
        self.user = user
        changes = CredentialChangeProofs(prover, lookAtMFA: lookAtMFA)
        requiresMFA = SharedProof(prover, GuardProperty.rootRequiresMFA.property)
        keysDenied = SharedProof(prover, GuardProperty.rootKeysDenied.property)
        denied = SharedProof(prover, GuardProperty.rootDenied.property)
    }

    subscript(property: GuardProperty) -> SharedProof {
        switch property {
        case .rootRequiresMFA: requiresMFA
        case .rootKeysDenied: keysDenied
        case .rootDenied: denied
        }
    }
}

/// What was found out about the guards over one account.
struct FoundGuards: Sendable {
    let solved: SolvedGuards
    let member: BoundMember
    let stack: PolicyStack
    let gaps: [Gap]
    let leeways: LeewayProofs

    func tried(_ property: GuardProperty) -> TriedGuard {
        TriedGuard(
            shared: solved[property],
            provedFor: solved.user,
            member: member,
            stack: stack,
            gaps: gaps
        )
    }
}
