/// Statements, their actions and their resources.
extension PolicyTables {
    /// Whether a statement is about a request.
    func matches(_ statement: StatementRow, _ request: Request) -> Truth {
        let action = request.tables.texts[RequestTables.action].lowerCased
        guard matchesAny(statement.actions, action, request.tables) != statement.actionsAreNegated else { return .no }
        let principal = statement.principal.map { principals[$0].matches(request, statement.effect) } ?? .yes
        if principal == .no { return .no }
        let resource = matchesResource(statement, request)
        if resource == .no { return .no }
        return principal && resource && hold(statement.conditions, request)
    }

    /// A request without a resource has `*`, which only `*` matches.
    private func matchesResource(_ statement: StatementRow, _ request: Request) -> Truth {
        guard let places = statement.resources else { return .yes }
        var matches = Truth.no
        for place in places where matches != .yes {
            if request.hasResource {
                matches = matches || self.matches(arns[place], text: RequestTables.resource, request)
            } else if case .all = arns[place] {
                matches = .yes
            }
        }
        return statement.resourcesAreNegated ? !matches : matches
    }

    /// Whether an ARN of a policy matches a text; unknown where the policy's is none.
    func matches(_ arn: ARNRow, text: Int, _ request: Request) -> Truth {
        switch arn {
        case .all: return .yes
        case .malformed: return .unknown
        case .plain(let place): return matchesPlainly(plainARNs[place], text: text, request)
        case .segments(let first, let variables, let plain):
            if let plain, variables.contains(where: { holdsColon(self.variables[$0], request.tables) }) {
                return matchesPlainly(plainARNs[plain], text: text, request)
            }
            guard let segments = request.tables.texts[text].segments else { return .no }
            return Truth(matchesSegments(first, segments, request.tables))
        }
    }

    private func matchesPlainly(_ arn: ARNPattern, text: Int, _ request: Request) -> Truth {
        guard let arn = arn.resolved(in: request.entries) else { return .no }
        return arn == .malformed ? .unknown : Truth(arn.matches(Text(request.tables.strings[text])))
    }
}
