/// Building: the levels and their statements.
extension PolicyTables {
    /// Lays policies out.
    init(
        serviceControl: [[PolicyDocument]]?,
        resourceControl: [[PolicyDocument]]?,
        identity: [PolicyDocument]?,
        resource: PolicyDocument?
    ) {
        for (level, documents) in (serviceControl ?? []).enumerated() { add(documents, .serviceControl, level) }
        for (level, documents) in (resourceControl ?? []).enumerated() { add(documents, .resourceControl, level) }
        add(identity ?? [], .identity, nil)
        add(resource.map { [$0] } ?? [], .resource, nil)
    }

    private mutating func add(_ documents: [PolicyDocument], _ source: PolicySource, _ level: Int?) {
        let denials = add(.deny, of: documents, source, level)
        let grants = add(.allow, of: documents, source, level)
        levels.append(LevelRow(source: source, level: level, denials: denials, grants: grants))
    }

    private mutating func add(
        _ effect: Statement.Effect,
        of documents: [PolicyDocument],
        _ source: PolicySource,
        _ level: Int?
    ) -> Range<Int> {
        var rows: [StatementRow] = []
        for (policy, document) in documents.enumerated() {
            for (index, statement) in document.statements.enumerated() where statement.effect == effect {
                let cause = Decision.Cause(source: source, level: level, policy: policy, statement: index)
                rows.append(row(statement, cause))
            }
        }
        return statements.add(rows)
    }

    private mutating func row(_ statement: Statement, _ cause: Decision.Cause) -> StatementRow {
        let resourceRows = statement.resources?.values.map { row($0) }
        // Their order means nothing, so what is cheap to tell comes first.
        let conditionRows = statement.conditions.map { row($0) }.sorted { $0.test.cost < $1.test.cost }
        let principal = statement.principals == .everybody ? nil : statement.principals
        return StatementRow(
            cause: cause,
            effect: statement.effect,
            actions: add(patterns: statement.actions.values.map(\.codes)),
            actionsAreNegated: statement.actions.isNegated,
            principal: principal.map { principals.add([$0]).lowerBound },
            resources: resourceRows.map { arns.add($0) },
            resourcesAreNegated: statement.resources?.isNegated ?? false,
            conditions: conditions.add(conditionRows)
        )
    }

    /// The place of a condition key, which is added if it is new.
    mutating func key(_ name: String) -> Int {
        if let place = placesOfKeys[name] { return place }
        let place = keys.add([KeyRow(name: name, hash: name.hashValue)]).lowerBound
        placesOfKeys[name] = place
        return place
    }
}

extension Array {
    /// Appends these, and says where they are.
    mutating func add(_ rows: [Element]) -> Range<Int> {
        append(contentsOf: rows)
        return count - rows.count..<count
    }
}
