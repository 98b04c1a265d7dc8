extension PoliciesInForce {
    /// What AWS answers to a request, found out in the plainest way: every statement is asked.
    ///
    /// `decide` answers the same and is held to it by tests.
    package func decidePlainly(_ request: Request) -> Decision {
        let weighed = Weighed(self, request)
        if !weighed.denials.isEmpty { return Decision(outcome: .explicitDeny, because: weighed.denials) }
        if !weighed.closedLevels.isEmpty { return Decision(outcome: .implicitDeny, because: weighed.closedLevels) }
        let isGranted: Truth = request.isByRootUser ? .yes : weighed.grant
        if isGranted == .no { return Decision(outcome: .implicitDeny, because: []) }
        let isCertain = isGranted == .yes && !weighed.mayDeny && !weighed.mayBeClosed
        return Decision(outcome: isCertain ? .allow : .unknown, because: isCertain ? weighed.grants : [])
    }
}

/// What each statement makes of one request.
private struct Weighed {
    private(set) var denials: [Decision.Cause] = []
    private(set) var mayDeny = false
    private(set) var closedLevels: [Decision.Cause] = []
    private(set) var mayBeClosed = false
    private(set) var grants: [Decision.Cause] = []
    private(set) var grant = Truth.no

    init(_ policies: PoliciesInForce, _ request: Request) {
        weigh(policies.serviceControl, .serviceControl, request)
        if request.isSubject(to: .resourceControl) { weigh(policies.resourceControl, .resourceControl, request) }
        let own = weigh(policies.identity ?? [], .identity, nil, request)
        let resource = weigh(policies.resource.map { [$0] } ?? [], .resource, nil, request)
        grant = [own, resource].any { $0 }
    }

    private mutating func weigh(_ levels: [[PolicyDocument]]?, _ source: PolicySource, _ request: Request) {
        for (level, policies) in (levels ?? []).enumerated() {
            switch weigh(policies, source, level, request) {
            case .yes: break
            case .unknown: mayBeClosed = true
            case .no:
                closedLevels.append(Decision.Cause(source: source, level: level, policy: nil, statement: nil))
            }
        }
    }

    /// Whether any statement of these policies allows the request; notes those that deny it.
    private mutating func weigh(
        _ policies: [PolicyDocument],
        _ source: PolicySource,
        _ level: Int?,
        _ request: Request
    ) -> Truth {
        var allows = Truth.no
        for (policy, document) in policies.enumerated() {
            for (index, statement) in document.statements.enumerated() {
                let cause = Decision.Cause(source: source, level: level, policy: policy, statement: index)
                switch (statement.effect, statement.matches(request)) {
                case (_, .no): break
                case (.deny, .yes): denials.append(cause)
                case (.deny, .unknown): mayDeny = true
                case (.allow, .yes):
                    grants.append(cause)
                    allows = .yes
                case (.allow, .unknown): if allows == .no { allows = .unknown }
                }
            }
        }
        return allows
    }
}
