internal import PolicyLanguage

/// What atoms come to in the light of what is known of condition keys.
struct FoldedAtoms {
    let formula: Formula
    let keys: FormulaKeys
    /// The keys that hold the same in all requests.
    let constants: Request.Entries
    /// What is known of the key at a place; nil where that is to be seen later.
    let presence: (Int) -> KeyPresence?

    /// What the atom at a place comes to; nil where it hangs on a key of which is to be seen later.
    func state(_ place: Int) -> FoldedCase.State? {
        let atom = formula.atoms[place]
        let presence = keys.keyOf[place].flatMap(presence)
        if case .condition(let condition) = atom, case .absent = presence {
            // Where the key is absent it does not matter what it is compared with.
            return state(condition, place, .absent)
        }
        for key in keys.variables[place] {
            switch self.presence(key) {
            case nil: return nil
            case .fixed, .absent: break
            case .fixedUnknown(let what), .unknown(let what): return .doubtful("nothing tells \(what)")
            case .present, .free: return .linked(keys.all[key].name)
            }
        }
        switch atom {
        case .doubt(let reason): return .doubtful(reason)
        case .action: return .open
        case .resource(let patterns, let texts):
            let isMalformed = patterns.contains { $0.isMalformed(in: constants) }
            return isMalformed ? .doubtful("\(texts.joined(separator: ", ")) holds a text that is no ARN") : .open
        case .condition(let condition): return presence.map { state(condition, place, $0) }
        }
    }

    private func state(_ condition: Condition, _ place: Int, _ presence: KeyPresence) -> FoldedCase.State {
        switch presence {
        case .fixed, .absent:
            switch condition.holds(in: constants) {
            case .yes: return .holds
            case .no: return .fails
            case .unknown: return .doubtful("\(condition.key) is compared with a text that is no ARN")
            }
        case .unknown(let what): return .doubtful("nothing tells \(what)")
        case .fixedUnknown(let what):
            return condition.isNull ? .fails(unlessAskedFor: condition) : .doubtful("nothing tells \(what)")
        case .present, .free:
            if condition.operator.comparison == .arn, condition.operands.contains(.arn(.malformed)) {
                return .doubtful("\(condition.key) is compared with a text that is no ARN")
            }
            if condition.operator.quantifier == .none, !condition.isNull,
                keys.keyOf[place].map({ keys.all[$0].isUnclearList }) ?? false
            {
                return .doubtful("whether \(condition.key) holds one value or several is not known")
            }
            return presence == .present && condition.isNull ? .fails(unlessAskedFor: condition) : .open
        }
    }
}

extension Condition {
    fileprivate var isNull: Bool { self.operator.comparison == .null }
}

extension ARNPattern {
    fileprivate func isMalformed(in constants: Request.Entries) -> Bool {
        switch self {
        case .all, .segments: false
        case .malformed: true
        case .template: resolved(in: constants) == .malformed
        }
    }
}

extension FoldedCase.State {
    /// What `Null` comes to for a key that is there.
    fileprivate static func fails(unlessAskedFor condition: Condition) -> FoldedCase.State {
        condition.operands.contains(.boolean(false)) ? .holds : .fails
    }
}
