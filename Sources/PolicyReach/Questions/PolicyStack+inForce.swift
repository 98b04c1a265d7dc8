internal import PolicyLanguage

extension PolicyStack {
    /// What the language's evaluator can make of a stack.
    struct Documents: Sendable {
        fileprivate let serviceControl: [[PolicyDocument]]
        /// Those that can be read.
        fileprivate let resourceControl: [[PolicyDocument]]
        /// Whether a resource control policy cannot be read.
        let lacksResourceControl: Bool
    }

    /// The documents; nil where a service control policy cannot be read.
    var documents: Documents? {
        var serviceControl: [[PolicyDocument]] = []
        for level in self.serviceControl {
            let readable = level.documents
            if readable.count < level.policies.count { return nil }
            serviceControl.append(readable)
        }
        let resourceControl = resourceControl.map(\.documents)
        return Documents(
            serviceControl: serviceControl,
            resourceControl: resourceControl,
            lacksResourceControl: zip(resourceControl, self.resourceControl).contains { $0.count < $1.policies.count }
        )
    }
}

extension PolicyStack.Documents {
    /// All of them.
    var all: [PolicyDocument] { (serviceControl + resourceControl).flatMap(\.self) }

    /// The same stack of other policies.
    func mapped(_ change: (PolicyDocument) -> PolicyDocument) -> PolicyStack.Documents {
        PolicyStack.Documents(
            serviceControl: serviceControl.map { $0.map(change) },
            resourceControl: resourceControl.map { $0.map(change) },
            lacksResourceControl: lacksResourceControl
        )
    }

    /// The policies as the evaluator takes them. What is laid out costs more to prepare and less to decide by.
    func inForce(isLaidOut: Bool) -> PoliciesInForce {
        let isBoundByResource = resourceControl.contains { !$0.isEmpty }
        return PoliciesInForce(
            serviceControl: serviceControl,
            resourceControl: isBoundByResource ? resourceControl.map { $0 + [.allowingEverything] } : nil,
            isLaidOut: isLaidOut
        )
    }
}

extension PolicyStack.Level {
    fileprivate var documents: [PolicyDocument] {
        policies.compactMap { policy in
            if case .document(let document) = policy.content { document } else { nil }
        }
    }
}
