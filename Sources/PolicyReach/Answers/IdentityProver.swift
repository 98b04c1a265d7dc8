internal import PolicyLanguage

/// What service control policies leave of what a role or a user does, whatever its own policies grant.
///
/// Resource control policies are left out: they bind no action of IAM.
public struct IdentityProver: Sendable {
    private let identity: Identity
    private let formula: Formula
    /// Nil where a policy cannot be read.
    private let documents: PolicyStack.Documents?

    /// What is left of some actions.
    public enum Leeway: Hashable, Sendable {
        /// A request of one of them gets through, which the evaluator has been asked about.
        case some
        /// Every request of any of them is denied.
        case none
        /// It cannot be told, and why, as clauses.
        case unclear([String])
    }

    /// Prepares the service control policies of a stack over a role or a user.
    public init(_ stack: PolicyStack, over identity: Identity) {
        self.identity = identity
        let stack = PolicyStack(serviceControl: stack.serviceControl)
        formula = Formula(stack, for: identity.root)
        documents = stack.documents
    }

    /// What is left of some actions to a person who acts as the role or the user.
    ///
    /// What sessions of roles show of a second factor hangs on how they were begun: something is left where a request without one
    /// gets through, and nothing where none does in any session.
    ///
    /// - Parameter actions: such as `iam:PutRolePolicy`.
    /// - Returns: what is left.
    public func leeway(for actions: [String]) -> Leeway {
        var prepared = PreparedFormula(formula, .identity(identity))
        prepared.add(Property(.about(Statement(about: actions, where: []))))
        var withoutFactor: [Leeway] = []
        for credential in identity.sessionsToGetThrough {
            withoutFactor.append(answer(prepared, [credential]))
        }
        if withoutFactor.allSatisfy({ $0 == .some }) { return .some }
        let others = answer(prepared, identity.sessions)
        if others == .none { return .none }
        let doubts = (withoutFactor + [others]).flatMap(\.doubts)
        return .unclear(doubts.isEmpty ? [Self.factor] : doubts.uniqued())
    }

    private static let factor = "they deny what comes without a second factor, and not all sessions of roles show one"

    private func answer(_ prepared: PreparedFormula, _ cases: [CredentialCase]) -> Leeway {
        let question = OpenQuestion(prepared, cases) { isLaidOut in
            guard let documents else { return nil }
            var inForce = documents.inForce(isLaidOut: isLaidOut)
            inForce.identity = [.allowingEverything]
            return { inForce.decide($0).outcome == .allow }
        }
        switch question.answer() {
        case .closed: return .none
        case .allowed: return .some
        case .unclear(let doubts): return .unclear(doubts)
        }
    }
}

extension IdentityProver.Leeway {
    fileprivate var doubts: [String] {
        if case .unclear(let doubts) = self { doubts } else { [] }
    }
}

extension Identity {
    /// The sessions that a person may have with it. An IAM user's are those of the console.
    fileprivate var sessions: [CredentialCase] {
        if case .user = kind { return [.sessionWithMFA] }
        return [.sessionWithoutMFA, Self.sessionSilentOnMFA, .sessionWithMFA]
    }

    /// Those in all of which something has to be left: anybody who is let in has one of them at least.
    fileprivate var sessionsToGetThrough: [CredentialCase] {
        if case .user = kind { return [.sessionWithMFA] }
        return [.sessionWithoutMFA, Self.sessionSilentOnMFA]
    }

    private static let sessionSilentOnMFA = CredentialCase(credential: .sessionWithoutMFA, mfa: nil, isTemporary: true)
}
