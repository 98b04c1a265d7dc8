internal import PolicyLanguage

extension Formula {
    /// Adds what the question itself asks of a request, beyond its credential; false where that is nothing.
    mutating func add(_ property: Property) -> Bool {
        switch property.demand {
        case .requiresMFA, .keysDenied, .denied:
            return false
        case .deniedExcept(let actions):
            deny([literal(.action(actions))], .property)
            return true
        case .onlyFrom(let ranges):
            let isPresent = Condition("Null", "aws:SourceIp", ["false"])
            let isOutside = Condition("NotIpAddress", "aws:SourceIp", ranges)
            require([[isPresent, isOutside].compactMap(\.self).map { literal(.condition($0)) }], .property)
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
    init?(_ name: String, _ key: String, _ values: [String]) {
        guard let conditionOperator = ConditionOperator(name) else { return nil }
        self.init(conditionOperator, key: key, values: values, variables: false)
    }
}
