extension Statement {
    /// Where the elements of a statement stand, value by value.
    ///
    /// Conditions and patterns do not hold their places, so that equal ones are equal wherever they stand.
    package struct Places: Hashable, Sendable {
        package let actions: [SourcePosition]
        package let resources: [SourcePosition]
        /// Nil where there is neither a Principal nor a NotPrincipal.
        package let principal: SourcePosition?
        package let conditions: [ConditionPlace]
    }

    /// Where a condition stands, and what its operator is called there.
    package struct ConditionPlace: Hashable, Sendable {
        /// The operator as it is written, quantifier and `IfExists` included.
        package let operatorName: String
        /// Where the operator stands; the same place for all keys of one block.
        package let operatorPosition: SourcePosition
        /// Where the key stands.
        package let key: SourcePosition
        /// Where each value stands.
        package let values: [SourcePosition]
    }
}
