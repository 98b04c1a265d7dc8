internal import AWSClient
public import Organization
internal import Synchronization

/// How far a collection has come, and what could not be read.
public struct CollectionProgress: Hashable, Sendable {
    /// How many accounts are to be asked; nil until that is known.
    public var accounts: Int?
    /// How many of them are done with.
    public var done = 0
    /// How many of them let nobody in.
    public var closed = 0
    /// How many of them are not asked, since they are suspended.
    public var suspended = 0
    /// Those that were named and are not asked, since they are not in use.
    public var notInUse: Set<AccountID> = []
    /// Those that were named and are not asked, since the organization does not have them.
    public var unknown: Set<AccountID> = []
    /// Regions that were named and are not switched on in an account, and in which.
    public var regionsOff: [String: Places] = [:]
    /// Calls that were answered in this run.
    public var answered = 0
    /// Calls that had been answered before, and lately enough.
    public var kept = 0
    /// What was refused, by operation and AWS's name for why.
    public var refusals: [Refused: Places] = [:]
    /// What went unanswered, by operation and the reason in words. The same command asks again.
    public var unanswered: [Refused: Places] = [:]

    /// An operation, and why there is no answer.
    public struct Refused: Hashable, Sendable {
        /// The operation, as in policies.
        public let operation: String
        /// AWS's name for the reason, or a sentence.
        public let reason: String
        /// The permissions that were missing; none where no permission would help.
        public let permissions: [String]
    }

    /// Where that happened.
    public struct Places: Hashable, Sendable {
        /// How often.
        public var count = 0
        /// The first few places: folders within the snapshot.
        public var first: [String] = []

        mutating func add(_ place: String) {
            count += 1
            if first.count < 3 { first.append(place) }
        }
    }

    /// Whether everything was answered, be it with no.
    public var isWhole: Bool { unanswered.isEmpty }
}

/// Counts while a collection goes on.
public final class CollectionTally: Sendable {
    private let state = Mutex((progress: CollectionProgress(), silence: 0))

    /// Nothing yet.
    public init() {}

    /// How far it has come.
    public var progress: CollectionProgress { state.withLock { $0.progress } }

    func update(_ change: (inout CollectionProgress) -> Void) {
        state.withLock { change(&$0.progress) }
    }

    func answered() {
        state.withLock { state in
            state.progress.answered += 1
            state.silence = 0
        }
    }

    func refused(_ refusal: Refusal, isDenied: Bool, operation: Operation, in place: String) {
        let key = CollectionProgress.Refused(
            operation: operation.description,
            reason: refusal.code,
            permissions: isDenied ? operation.permissions : []
        )
        state.withLock { state in
            state.progress.refusals[key, default: CollectionProgress.Places()].add(place)
            state.silence = 0
        }
    }

    /// Counts a call without an answer.
    ///
    /// - Returns: how many in a row there were.
    func unanswered(_ error: AWSError, operation: Operation, in place: String) -> Int {
        let key = CollectionProgress.Refused(operation: operation.description, reason: "\(error)", permissions: [])
        return state.withLock { state in
            // Reasons can differ from case to case, and there can be very many.
            if state.progress.unanswered.count < 1000 || state.progress.unanswered[key] != nil {
                state.progress.unanswered[key, default: CollectionProgress.Places()].add(place)
            }
            state.silence += 1
            return state.silence
        }
    }
}
