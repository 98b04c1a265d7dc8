internal import AWSClient
public import Organization
public import Remedy

/// Carries fixes out, step by step, each written down before and after.
///
/// It begins with asking AWS how steps ended that an earlier run with the same journal had begun; nothing that is done is
/// done again. Before a fix, AWS must look as the snapshot says, and after each step as the step wanted. It stops where
/// anything else is seen.
public struct Mender {
    let journal: Journal
    let rules: MendingRules
    let world: Surroundings

    /// A run.
    ///
    /// - Parameters:
    ///   - journal: Where every step is written down.
    ///   - rules: What it may do.
    ///   - world: AWS, a clock, patience, and somebody to tell.
    public init(journal: Journal, rules: MendingRules, world: Surroundings) {
        self.journal = journal
        self.rules = rules
        self.world = world
    }

    /// Carries fixes out, in their order.
    ///
    /// - Parameters:
    ///   - tasks: What is to be done.
    ///   - management: The account that the snapshot says manages the organization.
    ///   - snapshot: When the snapshot was begun; nil where it does not say.
    /// - Throws: ``MendingStop`` where it stopped before its end.
    public func run(
        _ tasks: [FixTask],
        managedBy management: AccountID,
        seenIn snapshot: Instant? = nil
    ) async throws(MendingStop) {
        for task in tasks { try allow(task) }
        try await checkOrganization(management)
        try await settle()
        if let snapshot { journal.forget(endedBefore: snapshot) }
        for task in tasks {
            switch task {
            case .remove(let removal): try await remove(removal)
            case .attach(let attachment): try await attach(attachment)
            }
        }
    }

    // MARK: Before anything

    /// Holds a task to the rules that need no asking.
    private func allow(_ task: FixTask) throws(MendingStop) {
        switch task {
        case .remove(let removal):
            if let use = removal.uses.first, !rules.evenIfUsed {
                throw .notAllowed(
                    "The snapshot says of \(removal.account) that \(use). Find out what uses it; --even-if-used "
                        + "deletes it all the same."
                )
            }
            if removal.endsSigningIn {
                try allowUnseen(removal)
                try allowWithoutRoot([removal.account], task, "Removing its root credentials")
            }
        case .attach(let attachment): try allowWithoutRoot(attachment.accounts, task, "Attaching the policy")
        }
    }

    /// AWS tells when a root user's password was last used in credential reports alone, so that what came after the report
    /// cannot be asked for.
    private func allowUnseen(_ removal: CredentialRemoval) throws(MendingStop) {
        guard removal.expected.hasPassword, !rules.evenIfUsed, let seen = removal.usesSeenAt else { return }
        guard (world.now() - seen).components.seconds > Self.longestUnseen else { return }
        throw .notAllowed(
            "The credential report of \(removal.account) was made on \(seen), so nobody knows whether its password was used "
                + "since. Take the snapshot again (taproot collect --max-age 0s); --even-if-used deletes it all the same."
        )
    }

    /// A day: AWS makes a new report every four hours at most, and a snapshot takes a while.
    private static let longestUnseen: Int64 = 86_400

    /// The one place where it matters who else can administer an account.
    private func allowWithoutRoot(_ accounts: [AccountID], _ task: FixTask, _ doing: String) throws(MendingStop) {
        guard !rules.withoutOtherAdministrator else { return }
        let reasons = accounts.compactMap { account in
            switch rules.hasOtherAdministrator(account, task) {
            case .yes: nil as String?
            case .no(let words): "nobody but the root user can administer \(account): \(words)"
            case .unknown(let words):
                "it is not known whether anybody but the root user can administer \(account): \(words)"
            }
        }
        guard let first = reasons.first else { return }
        let others = reasons.count > 1 ? ", and \(reasons.count - 1) more accounts are like that" : ""
        throw .notAllowed(
            "\(doing) could lock everybody out, since \(first)\(others). Make sure that there is another way in "
                + "(taproot plan lists the accounts); --without-other-administrator goes on all the same."
        )
    }

    /// Credentials of another organization would find other accounts, or policies of the same names.
    private func checkOrganization(_ management: AccountID) async throws(MendingStop) {
        let answer = try await asked(.describeOrganization(), .organization, "look at the organization")
        let found = answer["Organization"]?["MasterAccountId"]?.string ?? "none"
        guard found == management.description else {
            throw .surprise(
                "The credentials belong to an organization that \(found) manages; the snapshot is of one that "
                    + "\(management) manages."
            )
        }
    }

    // MARK: What an earlier run left

    private func settle() async throws(MendingStop) {
        for step in journal.state.open {
            world.tell("begun before, and asked how it ended: \(step)")
            switch try await outcome(of: step) {
            case .done(let result): try finish(step, result, [.init("how", "asked AWS after the run was cut off")])
            case .notDone: try note(.notDone, step, [.init("reason", "AWS was asked, and it had not happened")])
            }
        }
    }

    // MARK: One step

    /// How a step ended.
    enum Outcome: Hashable {
        case done(result: String?)
        case notDone
    }

    /// Does a step once, unless it is done; afterwards it is done, and AWS shows it.
    ///
    /// - Parameters:
    ///   - step: The step.
    ///   - known: What is known of what it takes away.
    /// - Returns: The id of what was made.
    /// - Throws: ``MendingStop`` where it was not done, or where that is not known.
    @discardableResult
    func perform(_ step: Step, known: [JournalRecord.Note] = []) async throws(MendingStop) -> String? {
        if case .done(let result) = journal.state[step] { return result }
        var mayHaveHappened = journal.state.wasBegun(step)
        try note(.begin, step, known + [.init("wayBack", step.wayBack())])
        var last: AWSError?
        for attempt in 0..<Self.attempts {
            if attempt > 0 { try await wait(attempt, step) }
            let answer: JSON
            do throws(AWSError) {
                answer = try await world.ask(step.call, step.place)
            } catch {
                last = error
                switch Answer(error, to: step, mayHaveHappened: mayHaveHappened) {
                case .unclear, .happenedBefore:
                    mayHaveHappened = true
                    guard case .done(let result) = try await outcome(of: step) else { continue }
                    try finish(step, result, [.init("how", "asked AWS, since an answer was lost")])
                    return result
                case .later: continue
                case .somebodyElse:
                    try note(.notDone, step, [.init("reason", "\(error)")])
                    throw .surprise("Somebody else was quicker than this run to \(step) (\(error)).")
                case .refused:
                    if mayHaveHappened { throw .unclear(step, error) }
                    try note(.notDone, step, [.init("reason", "\(error)")])
                    throw .aws(error, "\(step)")
                }
            }
            let result = answer["Policy"]?["PolicySummary"]?["Id"]?.string
            try await confirm(step)
            try finish(step, result, [])
            return result
        }
        guard let last, !mayHaveHappened else { throw .unclear(step, last) }
        try note(.notDone, step, [.init("reason", "\(last)")])
        throw .aws(last, "\(step)")
    }

    /// How often a step is tried where AWS does not say how it ended, or says that it is busy.
    private static let attempts = 6
    /// How often AWS is asked until it shows what it did: its answers can be some seconds old.
    private static let looks = 8

    /// Waits until AWS shows a step that it said it did.
    private func confirm(_ step: Step) async throws(MendingStop) {
        for look in 0..<Self.looks {
            if look > 0 { try await wait(look, step) }
            if case .done = try await outcome(of: step) { return }
        }
        throw .unclear(step, nil)
    }

    private func wait(_ count: Int, _ step: Step) async throws(MendingStop) {
        let seconds = min(0.25 * Double(1 << min(count, 10)), 8)
        do { try await world.sleep(seconds) } catch { throw .unclear(step, .cancelled) }
    }

    private func finish(_ step: Step, _ result: String?, _ notes: [JournalRecord.Note]) throws(MendingStop) {
        try note(.done, step, notes + [.init("wayBack", step.wayBack(result))], result: result)
        world.tell("done: \(step)" + (result.map { " (\($0))" } ?? ""))
    }

    private func note(
        _ event: JournalRecord.Event,
        _ step: Step,
        _ notes: [JournalRecord.Note],
        result: String? = nil
    ) throws(MendingStop) {
        do throws(JournalError) {
            try journal.write(JournalRecord(world.now(), event, step, result: result, notes: notes))
        } catch {
            throw MendingStop(error)
        }
    }

    /// Asks something that changes nothing.
    func asked(
        _ call: Call,
        _ place: Surroundings.Place,
        _ doing: String
    ) async throws(MendingStop) -> JSON {
        do throws(AWSError) { return try await world.ask(call, place) } catch { throw .aws(error, doing) }
    }
}

/// What an error says of a step that was sent.
private enum Answer {
    /// It was done before, by this run or an earlier one: an answer was lost.
    case happenedBefore
    /// It may have been done.
    case unclear
    /// It was not done, and may be the next time.
    case later
    /// It was done, but not by any run with this journal.
    case somebodyElse
    /// It was not done, and will not be.
    case refused

    init(_ error: AWSError, to step: Step, mayHaveHappened: Bool) {
        if case .outcomeUnknown = error {
            self = .unclear
            return
        }
        switch error.refusal?.code {
        case "NoSuchEntity" where step.deletes, "DuplicatePolicyAttachmentException":
            self = mayHaveHappened ? .happenedBefore : .somebodyElse
        case "DuplicatePolicyException": self = mayHaveHappened ? .happenedBefore : .somebodyElse
        // Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html
        case "ConcurrentModificationException", "ConcurrentModification", "PolicyChangesInProgressException",
            "EntityTemporarilyUnmodifiable":
            self = .later
        default: self = .refused
        }
    }
}
