extension PolicyTables {
    /// What AWS answers to a request.
    func decide(_ request: Request) -> Decision {
        let (denials, mayDeny) = denials(request)
        if !denials.isEmpty { return Decision(outcome: .explicitDeny, because: denials) }
        let grants = grants(request)
        if !grants.closedLevels.isEmpty { return Decision(outcome: .implicitDeny, because: grants.closedLevels) }
        let isGranted = request.isByRootUser ? .yes : grants.grant
        if isGranted == .no { return Decision(outcome: .implicitDeny, because: []) }
        let isCertain = isGranted == .yes && !mayDeny && !grants.mayBeClosed
        return Decision(outcome: isCertain ? .allow : .unknown, because: isCertain ? grants.causes : [])
    }

    private func denials(_ request: Request) -> (causes: [Decision.Cause], mayBeMore: Bool) {
        var causes: [Decision.Cause] = []
        var mayBeMore = false
        for level in levels where request.isSubject(to: level.source) {
            for place in level.denials {
                switch matches(statements[place], request) {
                case .no: break
                case .yes: note(statements[place].cause, in: &causes)
                case .unknown: mayBeMore = true
                }
            }
        }
        return (causes, mayBeMore)
    }

    private struct Grants {
        var causes: [Decision.Cause] = []
        var closedLevels: [Decision.Cause] = []
        var mayBeClosed = false
        /// Whether the principal was granted the request.
        var grant = Truth.no
    }

    private func grants(_ request: Request) -> Grants {
        var grants = Grants()
        for level in levels where request.isSubject(to: level.source) {
            let allows = allows(level, request, &grants.causes)
            switch (level.source, allows) {
            case (.identity, _), (.resource, _): grants.grant = grants.grant || allows
            case (_, .yes): break
            case (_, .unknown): grants.mayBeClosed = true
            case (_, .no):
                let cause = Decision.Cause(source: level.source, level: level.level, policy: nil, statement: nil)
                grants.closedLevels.append(cause)
            }
        }
        return grants
    }

    /// Whether a statement of a level allows the request; notes all that do.
    private func allows(_ level: LevelRow, _ request: Request, _ causes: inout [Decision.Cause]) -> Truth {
        var allows = Truth.no
        for place in level.grants {
            switch matches(statements[place], request) {
            case .no: break
            case .unknown: allows = allows || .unknown
            case .yes:
                note(statements[place].cause, in: &causes)
                allows = .yes
            }
        }
        return allows
    }

    /// Makes room for one at each level, so that a list seldom grows.
    private func note(_ cause: Decision.Cause, in causes: inout [Decision.Cause]) {
        if causes.isEmpty { causes.reserveCapacity(levels.count) }
        causes.append(cause)
    }
}
