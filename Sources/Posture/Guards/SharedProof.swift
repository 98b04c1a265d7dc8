internal import PolicyReach
internal import Synchronization

/// What a guard comes to over one chain of policies, for all accounts that it comes to the same for.
///
/// Whether it holds is known at once, which is all that figures need. Because of what, and what is left open, is found
/// out when somebody asks, and once.
final class SharedProof: Sendable {
    /// Whether the guard holds.
    let result: Proof.Result
    private let prover: Prover
    private let property: Property
    private let found = Mutex<Proof?>(nil)

    init(_ prover: Prover, _ property: Property) {
        self.prover = prover
        self.property = property
        result = prover.verdict(on: property).result
    }

    /// The proof.
    var proof: Proof {
        found.withLock { found in
            if let found { return found }
            let proof = prover.prove(property)
            found = proof
            return proof
        }
    }
}
