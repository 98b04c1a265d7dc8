internal import Organization
internal import PolicyReach
public import Remedy

/// A guard as JSON, as the contract of `taproot guard build` has it.
public struct GuardJSONView: Sendable {
    private let built: BuiltGuard
    private let form: GuardFormat
    private let name: GuardName

    /// The view of a guard that is written in a form, under a name.
    public init(_ built: BuiltGuard, as form: GuardFormat, name: GuardName) {
        self.built = built
        self.form = form
        self.name = name
    }

    /// Writes one line.
    public func write(to output: inout some TextOutputStream) {
        var json = JSONText()
        json.object { json in
            json.member("policy") { $0.value(built.policy) }
            json.member("bytes", built.characters)
            json.member("quota", BuiltGuard.quota)
            if let first = built.proofs.first { json.member("proof") { $0.proof(first) } }
            json.member("proofs") { $0.array(built.proofs) { $1.placedProof($0) } }
            json.member("leftOpen") { $0.remainders(built.open.remainder) }
            json.member("locksOut") { $0.strings(built.lockOuts.map(\.sentence)) }
            json.member("lockOuts") { $0.array(built.lockOuts) { $1.lockOut($0) } }
            json.member("remarks") { $0.strings(built.remarks) }
            json.member("format", form.rawValue)
            json.member("text", built.written(as: form, name: name))
        }
        output.write(json.text + "\n")
    }
}

extension JSONText {
    /// A proof and the partition that it is of.
    fileprivate mutating func placedProof(_ proof: Proof) {
        object { json in
            json.member("partition", proof.user.partition)
            json.member("proof") { $0.proof(proof) }
        }
    }

    /// Something that a policy locks root users out of.
    mutating func lockOut(_ lockOut: LockOut) {
        object { json in
            json.member("kind", lockOut.kind.rawValue)
            json.member("task", lockOut.task)
            json.member("except") { $0.strings(lockOut.exceptions) }
            json.member("sentence", lockOut.sentence)
        }
    }
}
