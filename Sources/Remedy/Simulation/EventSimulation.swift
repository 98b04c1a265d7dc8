internal import Evidence
internal import Organization
internal import PolicyLanguage
internal import PolicyReach
internal import Posture
internal import Trail

/// Judges events of the past by a proposed policy. Only what an event tells counts as known.
struct EventSimulation {
    private let proposal: Proposal
    private let users: [AccountID: RootUser]
    private let unreached: [AccountID: Unreached.Reason]
    private let distinction: AccountDistinction
    private let keys: Set<String>

    init(_ audit: Audit, _ proposal: Proposal, _ reach: ProposalReach) {
        self.proposal = proposal
        let reached = Set(reach.reached)
        users = Dictionary(
            uniqueKeysWithValues: audit.fleet.accounts.filter { reached.contains($0.id) }.map { account in
                let organization = audit.organization(of: account)?.organization ?? Organization()
                return (account.id, RootUser(account, organization))
            }
        )
        unreached = Dictionary(uniqueKeysWithValues: reach.unreached.map { ($0.account, $0.reason) })
        distinction = AccountDistinction(proposal.stack)
        keys = Set(proposal.document.statements.flatMap(\.conditions).map { $0.key.lowercased() })
    }

    /// Source: <https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html>,
    /// <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getsessiontoken.html>
    private static let undeniable: Set = ["sts:getcalleridentity", "sts:getsessiontoken"]

    /// What is the same of two events is judged once.
    private struct Question: Hashable {
        let mark: AccountDistinction.Mark
        let told: ToldRequest
    }

    /// The events of root users among these, judged.
    func simulated(_ events: [ActivityEvent]) -> [SimulatedEvent] {
        var known: [Question: SimulatedEvent.Outcome] = [:]
        return events.filter { $0.isRootActor && $0.account != nil }.map { event in
            SimulatedEvent(event: event, action: ToldRequest.action(of: event), outcome: outcome(event, &known))
        }
    }

    private func outcome(
        _ event: ActivityEvent,
        _ known: inout [Question: SimulatedEvent.Outcome]
    ) -> SimulatedEvent.Outcome {
        guard let account = event.account else { return .depends(["the account"]) }
        if event.source == "signin.amazonaws.com" {
            return .notDenied("signing in and recovering a password are no API calls, and no policy binds them")
        }
        if Self.undeniable.contains(ToldRequest.action(of: event).lowercased()) {
            return .notDenied("AWS asks for no permission there, and lets it through even where a policy denies it")
        }
        switch unreached[account] {
        case .unknown?: return .depends(["where the account lies in its organization"])
        case let reason?: return .notDenied(reason.words)
        case nil: break
        }
        guard let user = users[account] else { return .depends(["whether the account is in the organization"]) }
        let question = Question(mark: distinction.mark(user), told: ToldRequest(event, keys: keys))
        if let found = known[question] { return found }
        let found = judged(question.told, user)
        known[question] = found
        return found
    }

    private func judged(_ told: ToldRequest, _ user: RootUser) -> SimulatedEvent.Outcome {
        let property = told.property
        let isDenied = Prover(proposal.stack, over: user).verdict(on: property).result == .proved
        let open = Self.statements(proposal.document) { place in
            Prover(proposal.denials { $0 == place }, over: user).verdict(on: property).result != .proved
        }
        switch (isDenied, open.isEmpty) {
        case (true, false): return .denied
        case (false, true): return .notDenied("no statement of the policy is about it")
        // What the event tells fits no request: its parts contradict each other.
        case (true, true): return .depends(["what the trail tells, which does not fit together"])
        case (false, false): return .depends(told.untold(by: open))
        }
    }

    private static func statements(_ document: PolicyDocument, _ isOpen: (Int) -> Bool) -> [Statement] {
        document.statements.enumerated().filter { $0.element.effect == .deny && isOpen($0.offset) }.map(\.element)
    }
}
