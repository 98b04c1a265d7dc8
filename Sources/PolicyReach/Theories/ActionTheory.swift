internal import PolicyLanguage

/// Finds an action that matches patterns and does not match others: a real one before one that AWS may add.
struct ActionTheory {
    /// That an action matches one of these patterns, or none.
    struct Demand: Hashable, Sendable {
        let patterns: [Pattern]
        let isMatch: Bool

        func isMet(by lowerCased: [UInt16]) -> Bool {
            let units = lowerCased[...]
            for pattern in patterns where pattern.matches(units) { return isMatch }
            return !isMatch
        }
    }

    /// An action, if there is one, beside the usual ones; in lower case.
    static func action(_ demands: [Demand], budget: inout Int) -> ValueAnswer {
        budget -= demands.count
        if let listed = listedAction(demands) { return listed }
        if let filled = filledAction(demands) { return .value(filled) }
        let textDemands = demands.map { demand in
            TextQuestion.Demand(patterns: demand.patterns.map(TextPattern.init), isMatch: demand.isMatch)
        }
        switch TextSearch.answer(TextQuestion(domain: .action, demands: textDemands), budget: &budget) {
        case .none: return .none
        case .unclear: return .unclear
        case .text(let units): return .value(Text(String(decoding: units, as: UTF16.self)))
        }
    }

    /// The services that an action can be of; nil where nothing names them.
    private static func namedServices(_ demands: [Demand]) -> [String]? {
        for demand in demands where demand.isMatch {
            let named = demand.patterns.map(\.service)
            if named.allSatisfy({ $0 != nil }) { return named.compactMap(\.self).uniqued() }
        }
        return nil
    }

    /// Where a demand lists actions without wildcards it is one of them or none; nil where no demand does.
    private static func listedAction(_ demands: [Demand]) -> ValueAnswer? {
        guard let list = demands.first(where: { $0.isMatch && $0.patterns.allSatisfy(\.isExact) }) else { return nil }
        for pattern in list.patterns {
            let units = pattern.codes.map { UInt16($0) }
            guard demands.allSatisfy({ $0.isMet(by: units) }), TextQuestion.Domain.action.contains(units) else {
                continue
            }
            return .value(Text(String(decoding: units, as: UTF16.self)))
        }
        return ValueAnswer.none
    }

    /// A pattern that has to match, with a letter in the place of its wildcards.
    private static func filledAction(_ demands: [Demand]) -> Text? {
        for demand in demands where demand.isMatch {
            for pattern in demand.patterns.prefix(16) {
                let units = pattern.codes.map { UInt16(exactly: $0) ?? letter }
                if demands.allSatisfy({ $0.isMet(by: units) }), TextQuestion.Domain.action.contains(units) {
                    return Text(String(decoding: units, as: UTF16.self))
                }
            }
        }
        return nil
    }

    private static let letter = UInt16(UInt8(ascii: "x"))

    /// Any of the catalogue. It is long, so this is asked once for what is shown, not while searching.
    static func catalogued(_ demands: [Demand]) -> String? {
        catalogued(demands, of: namedServices(demands) ?? ActionCatalogue.standard.services)
    }

    /// One of the first few services that the demands name.
    static func cataloguedAmongNamed(_ demands: [Demand]) -> String? {
        namedServices(demands).flatMap { catalogued(demands, of: $0.prefix(4)) }
    }

    private static func catalogued(_ demands: [Demand], of services: some Sequence<String>) -> String? {
        // What matches is rarer than what does not, so it is looked at first.
        let demands = demands.filter(\.isMatch) + demands.filter { !$0.isMatch }
        for service in services {
            for action in ActionCatalogue.standard.actions(of: service) {
                var isMet = true
                for demand in demands where !demand.isMet(by: action.lowerCased) {
                    isMet = false
                    break
                }
                if isMet { return action.name }
            }
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
