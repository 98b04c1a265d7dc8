internal import PolicyLanguage

extension Formula {
    /// Adds what the question itself asks of a request, beyond its credential; false where that is nothing.
    mutating func add(_ property: Property) -> Bool {
        if !property.exceptions.isEmpty { deny([literal(.action(property.exceptions))], .property) }
        switch property.demand {
        case .requiresMFA, .keysDenied, .denied:
            return !property.exceptions.isEmpty
        case .onlyFrom(let ranges):
            let isPresent = Condition("Null", "aws:SourceIp", ["false"])
            let isOutside = Condition("NotIpAddress", "aws:SourceIp", ranges)
            require([[isPresent, isOutside].compactMap(\.self).map { literal(.condition($0)) }], .property)
            return true
        case .about(let statement):
            // A statement that is about no request asks for nothing to be denied.
            require(literals(statement).map { [$0] } ?? [], .property)
            return true
        }
    }
}

extension Atom {
    /// That the action matches one of these patterns.
    static func action(_ texts: [String]) -> Atom {
        .action(
            texts.compactMap { Template($0.lowercased(), wildcards: true, variables: false).pattern },
            texts: texts
        )
    }

    /// That the action is one that resource control policies do not bind although they bind its service.
    static let exceptedFromResourceControl = action(ResourceControlledServices.exceptions.sorted())

    /// That the action belongs to a service that resource control policies bind.
    static let resourceControlledAction = action(
        ResourceControlledServices.prefixes.sorted().map { $0 + ":*" }
    )
}

extension Condition {
    /// A condition without variables; nil where the operator is none.
    package init?(_ name: String, _ key: String, _ values: [String]) {
        guard let conditionOperator = ConditionOperator(name) else { return nil }
        self.init(conditionOperator, key: key, values: values, variables: false)
    }
}
