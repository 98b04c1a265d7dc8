internal import PolicyLanguage

/// A formula in the light of one credential: what each atom comes to where the root user and the credential settle it.
struct FoldedCase: Sendable {
    /// What an atom comes to.
    enum State: Hashable, Sendable {
        case holds
        case fails
        case open
        /// Nobody can tell, and why.
        case doubtful(String)
    }

    let credential: CredentialCase
    /// Nil where requests of anybody are looked at.
    let user: RootUser?
    /// By atom.
    let states: [State]
    /// The keys that are the same in all requests of the case, for variables to be filled in from.
    let constants: Request

    init(_ formula: Formula, _ keys: FormulaKeys, _ credential: CredentialCase, _ user: RootUser?) {
        var context: [String: Request.ContextValue] = [:]
        var unsettled: Set<String> = []
        for key in keys.all {
            switch credential.presence(of: key, for: user) {
            case .fixed(let value): context[key] = value
            case .absent: break
            case .fixedUnknown, .present, .free: unsettled.insert(key)
            }
        }
        let constants = Request(principal: user?.arn ?? "", action: "", resource: "*", context: context)
        self.credential = credential
        self.user = user
        self.constants = constants
        states = zip(formula.atoms, keys.variables).map { atom, variables in
            if let key = variables.first(where: unsettled.contains) {
                return .doubtful("a variable stands for \(key), which differs from request to request")
            }
            return Self.state(atom, credential, user, constants, keys)
        }
    }

    private static func state(
        _ atom: Atom,
        _ credential: CredentialCase,
        _ user: RootUser?,
        _ constants: Request,
        _ keys: FormulaKeys
    ) -> State {
        switch atom {
        case .doubt(let reason): return .doubtful(reason)
        case .action: return .open
        case .resource(let patterns, let texts):
            let isMalformed = patterns.contains { $0.resolved(in: constants) == .malformed }
            return isMalformed ? .doubtful("\(texts.joined(separator: ", ")) holds a text that is no ARN") : .open
        case .condition(let condition):
            return state(condition, credential.presence(of: condition.lowerCasedKey, for: user), constants, keys)
        }
    }

    private static func state(
        _ condition: Condition,
        _ presence: KeyPresence,
        _ constants: Request,
        _ keys: FormulaKeys
    ) -> State {
        switch presence {
        case .fixed, .absent:
            switch condition.holds(in: constants) {
            case .yes: return .holds
            case .no: return .fails
            case .unknown: return .doubtful("\(condition.key) is compared with a text that is no ARN")
            }
        case .fixedUnknown(let what):
            return isNull(condition) ? .fails(unlessAskedFor: condition) : .doubtful("nothing tells \(what)")
        case .present, .free:
            if condition.operands.contains(.arn(.malformed)) {
                return .doubtful("\(condition.key) is compared with a text that is no ARN")
            }
            if keys.unclearLists.contains(condition.lowerCasedKey), condition.operator.quantifier == .none,
                !isNull(condition)
            {
                return .doubtful("whether \(condition.key) holds one value or several is not known")
            }
            return presence == .present && isNull(condition) ? .fails(unlessAskedFor: condition) : .open
        }
    }

    private static func isNull(_ condition: Condition) -> Bool { condition.operator.comparison == .null }
}

extension FoldedCase.State {
    /// What `Null` comes to for a key that is there.
    fileprivate static func fails(unlessAskedFor condition: Condition) -> FoldedCase.State {
        condition.operands.contains(.boolean(false)) ? .holds : .fails
    }
}
