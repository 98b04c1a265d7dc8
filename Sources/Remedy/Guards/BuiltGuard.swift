public import PolicyReach

/// A service control policy that guards root users, and what it was proved to do.
public struct BuiltGuard: Sendable {
    /// What was asked for.
    public let demand: GuardDemand
    /// The policy without white space.
    public let policy: String
    /// How many characters it has.
    public let characters: Int
    /// The proofs, for each partition one of each property, in their order.
    public let proofs: [Proof]
    /// What root users can still do: the refutation of the property that everything is denied.
    public let open: Proof
    /// What it locks root users out of.
    public let lockOuts: [LockOut]
    /// What whoever attaches it should know, as sentences.
    public let remarks: [String]

    let text: PolicyText
}

extension BuiltGuard {
    /// How many characters a service control policy may have.
    ///
    /// Source: <https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html>
    public static let quota = PolicyQuota.quotas(.scp).map(\.characters).max() ?? 0

    /// The policy laid out for people, or without white space where it would not fit otherwise: white space counts.
    public var legible: String {
        let text = text.laidOut()
        return PolicyLength(text).all < Self.quota ? text : policy
    }
}
