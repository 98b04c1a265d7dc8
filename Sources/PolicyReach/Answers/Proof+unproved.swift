extension Proof {
    /// The same, with one more thing that it takes for granted.
    public func assuming(_ sentence: String) -> Proof {
        var proof = self
        proof.assumptions.append(sentence)
        return proof
    }

    /// The answer where there are no policies to prove anything of.
    ///
    /// - Parameters:
    ///   - property: the property in question.
    ///   - user: whose requests.
    ///   - result: unknown or not applicable.
    ///   - sentence: why.
    public init(_ property: Property, of user: RootUser, _ result: Result, because sentence: String) {
        self.init(
            property: property,
            user: user,
            result: result,
            by: [],
            remainder: [],
            isRemainderComplete: false,
            assumptions: [],
            doubts: [sentence],
            escapes: []
        )
    }
}
