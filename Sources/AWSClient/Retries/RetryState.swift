internal import FoundationEssentials
internal import Glibc

/// What one call has been through, and what comes next. Knows no clock and sends nothing.
///
/// Source: <https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html>
struct RetryState: Hashable, Sendable {
    enum Step: Hashable, Sendable {
        /// Once more, after so many seconds.
        case wait(seconds: Double)
        /// Once more, with other credentials; where there are none, this is the error.
        case renewCredentials(AWSError)
        /// Once more, with the clock set to AWS's.
        case setClock(Date)
        /// No more.
        case giveUp(AWSError)
    }

    /// An answer that is none comes again and again where something in between is broken.
    private static let malformedAttempts = 3

    private let policy: RetryPolicy
    /// Whether the call changes something, so that it must not be done twice.
    private let changes: Bool
    private(set) var attempts = 1
    private var malformed = 0
    private var hasRenewed = false
    private var hasSetClock = false
    private var lastCost: Int?

    init(_ policy: RetryPolicy, changes: Bool = false) {
        self.policy = policy
        self.changes = changes
    }

    /// What to do after a fault.
    ///
    /// - Parameters:
    ///   - fault: What went wrong.
    ///   - chance: A number from 0 to 1 that scatters the pauses, so that clients don't come back all at once.
    ///   - budget: Pays for the attempt.
    /// - Returns: What to do.
    mutating func step(after fault: Fault, chance: Double, budget: inout RetryBudget) -> Step {
        // AWS may have done it. Whoever asked has to look before asking again.
        if changes, fault.leavesOpen { return .giveUp(.outcomeUnknown(fault.error)) }
        switch fault.kind {
        case .permanent: return .giveUp(fault.error)
        case .credentials: return renewed(after: fault)
        case .clock(let date):
            guard !hasSetClock else { return .giveUp(fault.error) }
            hasSetClock = true
            attempts += 1
            return .setClock(date)
        case .malformed:
            malformed += 1
            guard malformed < RetryState.malformedAttempts else { return .giveUp(fault.error) }
            return waited(after: fault, scale: 0.05, cost: 14, chance: chance, budget: &budget)
        case .transient: return waited(after: fault, scale: 0.05, cost: 14, chance: chance, budget: &budget)
        case .throttled: return waited(after: fault, scale: 1, cost: 5, chance: chance, budget: &budget)
        }
    }

    /// The call went right.
    func succeeded(budget: inout RetryBudget) {
        budget.giveBack(lastCost)
    }

    private mutating func renewed(after fault: Fault) -> Step {
        guard !hasRenewed else { return .giveUp(fault.error.ofCredentials) }
        hasRenewed = true
        attempts += 1
        return .renewCredentials(fault.error.ofCredentials)
    }

    private mutating func waited(
        after fault: Fault,
        scale: Double,
        cost: Int,
        chance: Double,
        budget: inout RetryBudget
    ) -> Step {
        // Even after one attempt: what may go the next time must not be taken for AWS's own no.
        guard attempts < policy.attempts, budget.pay(cost) else {
            return .giveUp(.gaveUp(attempts: attempts, fault.error))
        }
        lastCost = cost
        let ceiling = min(scale * pow(2, Double(attempts - 1)), policy.longestPause)
        attempts += 1
        return .wait(seconds: bounded(fault.pause, by: chance * ceiling))
    }

    /// What AWS asks for counts where it is longer, but not for more than five seconds over the pause of one's own.
    private func bounded(_ asked: Double?, by own: Double) -> Double {
        guard let asked else { return own }
        return max(own, min(asked, own + 5))
    }
}

extension Fault {
    /// Whether the call may have been carried out all the same.
    fileprivate var leavesOpen: Bool {
        if case .transport = error { return true }
        return kind == .transient || kind == .malformed
    }
}

extension AWSError {
    /// The same, said of credentials.
    var ofCredentials: AWSError {
        guard case .refused(let refusal) = self else { return self }
        return .credentialsRefused(refusal)
    }
}
