internal import PolicyLanguage

/// Finds few statements that together deny everything.
enum DecidingSet {
    static func find(_ cases: inout [OpenCase], _ formula: Formula, _ stack: PolicyStack) -> [Proof.Deciding] {
        let asked = formula.constraints.filter { $0.source == .property }
        let candidates = formula.constraints.filter { $0.source != .property }
        var kept = candidates
        if let single = candidates.first(where: { isClosed(&cases, asked + [$0]) }) {
            kept = [single]
        } else {
            // Half of what is left is tried first, then smaller and smaller parts, so that few tries do.
            var size = max(1, kept.count / 2)
            while true {
                var start = 0
                while start < kept.count {
                    var fewer = kept
                    fewer.removeSubrange(start..<min(start + size, kept.count))
                    if isClosed(&cases, asked + fewer) { kept = fewer } else { start += size }
                }
                if size == 1 { break }
                size /= 2
            }
        }
        return kept.compactMap { deciding($0, stack) }
    }

    private static func isClosed(_ cases: inout [OpenCase], _ constraints: [Constraint]) -> Bool {
        for index in cases.indices where !cases[index].isClosed(by: constraints) { return false }
        return true
    }

    private static func deciding(_ constraint: Constraint, _ stack: PolicyStack) -> Proof.Deciding? {
        switch constraint.source {
        case .property: return nil
        case .level(let level):
            return Proof.Deciding(
                source: .serviceControl,
                level: level,
                node: stack.serviceControl[level].node,
                policyIndex: nil,
                policy: nil,
                name: nil,
                statement: nil,
                sid: nil
            )
        case .statement(let place):
            let levels = place.source == .serviceControl ? stack.serviceControl : stack.resourceControl
            let attached = levels[place.level].policies[place.policy]
            var sid: String?
            if case .document(let document) = attached.content { sid = document.statements[place.statement].sid }
            return Proof.Deciding(
                source: place.source,
                level: place.level,
                node: levels[place.level].node,
                policyIndex: place.policy,
                policy: attached.id,
                name: attached.name,
                statement: place.statement,
                sid: sid
            )
        }
    }
}
