internal import PolicyLanguage

/// What service control policies leave a role, a user or a root user of actions of IAM, whatever its own policies grant.
///
/// Resource control policies are left out: they bind no action of IAM.
public struct IdentityProver: Sendable {
    private let identity: Identity
    private let formula: Formula
    /// Nil where a policy cannot be read.
    private let documents: PolicyStack.Documents?

    /// An action of IAM, and what it is done to.
    public struct Action: Hashable, Sendable {
        /// Such as `iam:PutRolePolicy`.
        public let name: String
        /// The last part of the ARNs, such as `role/*`.
        public let things: String

        /// An action on these things.
        public init(_ name: String, on things: String) {
            self.name = name
            self.things = things
        }
    }

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

    /// What is left to a person who acts as the role or the user, of what may be done to these things of its account.
    ///
    /// What sessions of roles show of a second factor hangs on how they were begun: something is left where a request without one
    /// gets through, and nothing where none does in any session, nor through a service that acts for the person.
    ///
    /// - Parameter actions: such as `iam:PutRolePolicy` on `role/*`.
    /// - Returns: what is left.
    public func leeway(for actions: [Action]) -> Leeway {
        // The first action is let through more often than not, and then nobody asks about the others.
        let questions = actions.lazy.map(prepared)
        let withoutFactor = identity.sessionsToGetThrough.map { answer(questions, [$0]) }
        if withoutFactor.allSatisfy({ $0 == .some }) { return .some }
        let others = answer(questions, identity.sessions)
        if others == .none {
            return answer(questions, CredentialCase.throughServices) == .none ? .none : .unclear([Self.services])
        }
        let doubts = (withoutFactor + [others]).flatMap(\.doubts)
        return .unclear(doubts.isEmpty ? [Self.factor] : doubts.uniqued())
    }

    private static let factor = "they deny what comes without a second factor, and not all sessions show one"
    private static let services = "they deny it but for what a service of AWS does on somebody's behalf"

    /// The formula, and that a request is about one of the things.
    private func prepared(_ action: Action) -> PreparedFormula {
        let things = "arn:\(identity.root.partition):iam::\(identity.root.account):\(action.things)"
        var prepared = PreparedFormula(formula, .identity(identity))
        prepared.add(Property(.about(Statement(about: [action.name], on: things, where: []))))
        return prepared
    }

    /// What is left of any of several questions.
    private func answer(_ questions: some Sequence<PreparedFormula>, _ cases: [CredentialCase]) -> Leeway {
        var doubts: [String] = []
        for question in questions {
            switch OpenQuestion(question, cases, confirmation).answer() {
            case .closed: break
            case .allowed: return .some
            case .unclear(let unclear): doubts += unclear
            }
        }
        return doubts.isEmpty ? .none : .unclear(doubts.uniqued())
    }

    private func confirmation(isLaidOut: Bool) -> ((Request) -> Bool)? {
        guard let documents else { return nil }
        let against = documents.againstRequests(of: .identity(identity))
        let inForce = (against ?? documents).inForce(isLaidOut: isLaidOut).grantingEverything
        return { inForce.decide($0).outcome == .allow }
    }
}

extension PoliciesInForce {
    /// The same over a principal whose own policies grant everything.
    fileprivate var grantingEverything: PoliciesInForce {
        var inForce = self
        inForce.identity = [.allowingEverything]
        return inForce
    }
}

extension CredentialCase {
    /// What services do on somebody's behalf.
    fileprivate static let throughServices = all(.root).filter { !$0.credential.isDirect }
}

extension IdentityProver.Leeway {
    fileprivate var doubts: [String] {
        if case .unclear(let doubts) = self { doubts } else { [] }
    }
}

extension Identity {
    /// That with which a person may ask. An IAM user signs in to the console, with a second factor.
    fileprivate var sessions: [CredentialCase] {
        switch kind {
        case .role, .federatedRole: [.sessionWithoutMFA, Self.sessionSilentOnMFA, .sessionWithMFA]
        case .user: [.sessionWithMFA]
        case .root: CredentialCase.rootItself
        }
    }

    /// Those with all of which something has to be left: whoever acts as it has one of them at least.
    fileprivate var sessionsToGetThrough: [CredentialCase] {
        switch kind {
        case .role, .federatedRole: [.sessionWithoutMFA, Self.sessionSilentOnMFA]
        case .user: [.sessionWithMFA]
        case .root: [.key, .sessionWithoutMFA]
        }
    }

    private static let sessionSilentOnMFA = CredentialCase(credential: .sessionWithoutMFA, mfa: nil, isTemporary: true)
}
