internal import PolicyLanguage

/// Finds an action that matches patterns and does not match others: a real one before one that AWS may add.
struct ActionTheory {
    /// That an action matches one of these patterns, or none.
    struct Demand: Hashable, Sendable {
        let patterns: [Pattern]
        let isMatch: Bool

        func isMet(by lowerCased: [UInt16]) -> Bool {
            patterns.contains { $0.matches(lowerCased[...]) } == isMatch
        }
    }

    /// An action, if there is one; known to the catalogue or in lower case.
    static func action(_ demands: [Demand], budget: inout Int) -> ValueAnswer {
        budget -= demands.count
        if let listed = listedAction(demands) { return listed }
        if let known = commonAction(demands) { return .value(known) }
        let textDemands = demands.map { demand in
            TextQuestion.Demand(patterns: demand.patterns.map(TextPattern.init), isMatch: demand.isMatch)
        }
        switch TextSearch.answer(TextQuestion(domain: .action, demands: textDemands), budget: &budget) {
        case .none: return .none
        case .unclear: return .unclear
        case .text(let units): return .value(String(decoding: units, as: UTF16.self))
        }
    }

    /// The services that an action can be of; all where nothing names them.
    private static func services(_ demands: [Demand]) -> [String] {
        for demand in demands where demand.isMatch {
            let named = demand.patterns.map(\.service)
            if named.allSatisfy({ $0 != nil }) { return named.compactMap(\.self).uniqued() }
        }
        return ActionCatalogue.standard.services
    }

    /// Where a demand lists actions without wildcards it is one of them or none; nil where no demand does.
    private static func listedAction(_ demands: [Demand]) -> ValueAnswer? {
        guard let list = demands.first(where: { $0.isMatch && $0.patterns.allSatisfy(\.isExact) }) else { return nil }
        for pattern in list.patterns {
            let units = pattern.codes.map { UInt16($0) }
            guard demands.allSatisfy({ $0.isMet(by: units) }), TextQuestion.Domain.action.contains(units) else {
                continue
            }
            return .value(String(decoding: units, as: UTF16.self))
        }
        return ValueAnswer.none
    }

    /// One of a few, and of the services that the demands name.
    private static func commonAction(_ demands: [Demand]) -> String? {
        let isMet = { (action: ActionCatalogue.Action) in demands.allSatisfy { $0.isMet(by: action.lowerCased) } }
        if let common = ActionCatalogue.common.first(where: isMet) { return common.name }
        for demand in demands where demand.isMatch {
            for service in demand.patterns.prefix(64).compactMap(\.service).uniqued().prefix(4) {
                if let action = ActionCatalogue.standard.actions(of: service).first(where: isMet) { return action.name }
            }
            return nil
        }
        return nil
    }

    /// Any of the catalogue. It is long, so this is asked once for what is shown, not while searching.
    static func catalogued(_ demands: [Demand]) -> String? {
        // What matches is rarer than what does not, so it is looked at first.
        let demands = demands.sorted { $0.isMatch && !$1.isMatch }
        for service in services(demands) {
            let found = ActionCatalogue.standard.actions(of: service).first { action in
                demands.allSatisfy { $0.isMet(by: action.lowerCased) }
            }
            if let found { return found.name }
        }
        return nil
    }
}

extension Pattern {
    /// Whether there is no wildcard in it.
    var isExact: Bool { codes.allSatisfy { $0 < 0x1_0000 } }

    /// The service, where a pattern of actions names one without wildcards.
    var service: String? {
        let name = codes.prefix { $0 != UInt32(PatternCode.colon) }
        guard name.count < codes.count, name.allSatisfy({ $0 < 0x1_0000 }) else { return nil }
        return String(decoding: name.map { UInt16($0) }, as: UTF16.self)
    }
}
