internal import Organization
internal import PolicyLanguage
internal import PolicyReach

extension GuardDemand {
    /// Writes the policy and proves that it does what it is for, beside AWS's own `FullAWSAccess`.
    ///
    /// - Throws: where the policy would be longer than AWS takes, or where it could not be proved.
    public func build() throws(GuardError) -> BuiltGuard {
        let text = text
        let policy = text.compact
        let characters = PolicyLength(policy).all
        if characters > BuiltGuard.quota { throw .refused(tooLong(characters)) }
        let document: PolicyDocument
        do throws(PolicyError) { document = try PolicyDocument(parsing: policy) } catch {
            throw .unproved("the guard is no policy: \(error.diagnostics.map(\.description).joined(separator: "; "))")
        }
        let provers = (partitions.isEmpty ? Partition.allCases : partitions).map { Self.prover(document, in: $0) }
        var proofs: [Proof] = []
        for prover in provers { proofs += try prove(with: prover) }
        return BuiltGuard(
            demand: self,
            policy: policy,
            characters: characters,
            proofs: proofs,
            open: provers[0].prove(Property(.denied)),
            lockOuts: provers[0].lockOuts,
            remarks: remarks(document, policy),
            text: text
        )
    }

    /// The accounts that AWS's documentation uses.
    private static let examples = ["111122223333", "444455556666"]

    private static func prover(_ document: PolicyDocument, in partition: Partition) -> Prover {
        Prover(stack(document), over: RootUser(account: examples[0], partition: partition.rawValue))
    }

    private static func stack(_ document: PolicyDocument) -> PolicyStack {
        let policies = [
            PolicyStack.Attached(id: "p-FullAWSAccess", name: "FullAWSAccess", .document(.allowingEverything)),
            PolicyStack.Attached(id: "guard", .document(document)),
        ]
        return PolicyStack(serviceControl: [PolicyStack.Level(node: nil, policies: policies)])
    }

    private func prove(with prover: Prover) throws(GuardError) -> [Proof] {
        var proofs: [Proof] = []
        for property in properties {
            let proof = prover.prove(property)
            if proof.result != .proved {
                throw .unproved("\(property) could not be proved of the guard: \(proof.result.rawValue)")
            }
            if let escape = proof.escapes.first { throw .unproved("the guard has a way around it: \(escape)") }
            proofs.append(
                proof
                    .assuming(
                        "The policy names no account: what holds of the root user of this account holds of those of all "
                            + "member accounts that it hangs over."
                    )
                    .assuming("AWS's own FullAWSAccess, or another policy that allows, hangs beside it.")
            )
        }
        return proofs
    }

    private func tooLong(_ characters: Int) -> String {
        var counts: [String] = []
        for case .fromElsewhere(let ranges) in denials { counts.append("\(ranges.texts.count) ranges of addresses") }
        if !exceptions.isEmpty { counts.append("\(exceptions.count) exceptions") }
        if !vpcEndpoints.isEmpty { counts.append("\(vpcEndpoints.count) VPC endpoints") }
        if !vpcs.isEmpty { counts.append("\(vpcs.count) VPCs") }
        return
            "the policy would have \(characters) characters, and a service control policy may have \(BuiltGuard.quota); "
            + "it holds \(counts.joined(separator: ", ")), those put together already that touch or lie within others. Name "
            + "fewer or wider ones: a shorter prefix, iam:Get* for many actions, a VPC for its endpoints"
    }
}
