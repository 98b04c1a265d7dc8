extension PolicyDocument {
    /// What this policy and `FullAWSAccess` beside it say together.
    public var besideFullAccess: PolicyDocument {
        PolicyDocument(
            version: version,
            statements: statements + Self.allowingEverything.statements,
            position: position,
            versionPosition: versionPosition
        )
    }

    /// The policy that allows everything, as `FullAWSAccess` and `RCPFullAWSAccess` do.
    public static let allowingEverything = PolicyDocument(
        version: .current,
        statements: [
            Statement(
                sid: nil,
                effect: .allow,
                conditions: [],
                position: SourcePosition(line: 1, column: 1),
                actions: Statement.Selection(values: [Pattern([.anyRun])], texts: ["*"], isNegated: false),
                resources: Statement.Selection(values: [.all], texts: ["*"], isNegated: false),
                principals: nil,
                places: Statement.Places(actions: [], resources: [], principal: nil, conditions: [])
            )
        ],
        position: SourcePosition(line: 1, column: 1),
        versionPosition: SourcePosition(line: 1, column: 1)
    )
}
