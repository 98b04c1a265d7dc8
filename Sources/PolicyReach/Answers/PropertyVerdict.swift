public import PolicyLanguage

/// Whether a stack of policies has a property, without what it rests on and without all that stands against it.
public struct PropertyVerdict: Sendable {
    /// The property in question.
    public let property: Property
    /// Whether it holds.
    public let result: Proof.Result
    /// For a refutation: a request that gets through, which the evaluator has been asked about.
    public let witness: Request?
    /// Where the answer is unknown: what stands in its way, as sentences.
    public let doubts: [String]
}
