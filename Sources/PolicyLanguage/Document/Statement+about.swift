extension Statement {
    /// A statement about the requests for these actions that meet these conditions.
    ///
    /// - Parameters:
    ///   - actions: patterns of which the action has to match one.
    ///   - resource: a pattern that the resource has to match; any by itself.
    ///   - conditions: what has to hold.
    package init(about actions: [String], on resource: String = "*", where conditions: [Condition]) {
        let patterns = actions.compactMap { Template($0.lowercased(), wildcards: true, variables: false).pattern }
        let start = SourcePosition(line: 1, column: 1)
        self.init(
            sid: nil,
            effect: .deny,
            conditions: conditions,
            position: start,
            actions: Selection(values: patterns, texts: actions, isNegated: false),
            resources: Selection(
                values: [ARNPattern(resource, variables: false)],
                texts: [resource],
                isNegated: false
            ),
            principals: nil,
            places: Places(actions: [], resources: [], principal: nil, conditions: [])
        )
    }
}
