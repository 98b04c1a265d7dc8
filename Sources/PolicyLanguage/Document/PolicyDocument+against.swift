extension PolicyDocument {
    /// What is known of a condition whatever the request is like.
    package enum Standing: Sendable {
        /// It is to be looked at.
        case open
        case holds
        case fails
        /// Nobody can tell.
        case unknown
    }

    /// The policy in which whatever nobody can tell comes out against the request: what may deny denies, and what may not allow does
    /// not. What it lets through gets through for certain.
    ///
    /// - Parameters:
    ///   - standing: what is known of a condition.
    ///   - isUnknown: whether nobody can tell what a resource with variables stands for.
    /// - Returns: the policy.
    package func againstRequests(
        _ standing: (Condition) -> Standing,
        isUnknown: (_ resource: String) -> Bool
    ) -> PolicyDocument {
        PolicyDocument(
            version: version,
            statements: statements.compactMap { $0.againstRequests(standing, isUnknown) },
            position: position,
            versionPosition: versionPosition
        )
    }
}

extension Statement {
    fileprivate func againstRequests(
        _ standing: (Condition) -> PolicyDocument.Standing,
        _ isUnknown: (String) -> Bool
    ) -> Statement? {
        var left: [Condition] = []
        for condition in conditions {
            switch standing(condition) {
            case .open: left.append(condition)
            case .holds: break
            case .fails: return nil
            case .unknown: if effect == .allow { return nil }
            }
        }
        let isAnyResource = resources?.texts.contains(where: isUnknown) ?? false
        if isAnyResource, effect == .allow { return nil }
        return Statement(
            sid: sid,
            effect: effect,
            conditions: left,
            position: position,
            actions: actions,
            resources: isAnyResource ? Selection(values: [.all], texts: ["*"], isNegated: false) : resources,
            principals: principals,
            places: places
        )
    }
}
