public import Organization

/// What a journal says of every step: a pure reading of its records.
public struct JournalState: Hashable, Sendable {
    /// What is known of a step.
    public enum Known: Hashable, Sendable {
        /// It was begun, and may or may not have happened.
        case begun
        /// It happened; the id is that of what was made.
        case done(result: String?)
        /// It did not happen.
        case notDone
    }

    /// The steps in the order in which they were begun first.
    public private(set) var steps: [Step] = []
    private var known: [Step: Known] = [:]
    /// When something was last written of each step.
    private var times: [Step: Instant] = [:]

    /// What these records say.
    ///
    /// - Parameter records: The records, in their order.
    public init(_ records: some Sequence<JournalRecord> = []) {
        for record in records { add(record) }
    }

    /// Takes one more record.
    ///
    /// - Parameter record: The record.
    public mutating func add(_ record: JournalRecord) {
        if known[record.step] == nil { steps.append(record.step) }
        times[record.step] = record.time
        switch record.event {
        case .begin: known[record.step] = .begun
        case .done: known[record.step] = .done(result: record.result)
        case .notDone: known[record.step] = .notDone
        }
    }

    /// Forgets the steps that had ended before a snapshot was begun: it shows what came of them, and what came after.
    ///
    /// - Parameter snapshot: When the snapshot was begun.
    public mutating func forget(endedBefore snapshot: Instant) {
        let old = steps.filter { known[$0] != .begun && (times[$0].map { $0 < snapshot } ?? false) }
        for step in old { known[step] = nil }
        steps.removeAll { known[$0] == nil }
    }

    /// What is known of a step; nil where it was never begun.
    public subscript(step: Step) -> Known? { known[step] }

    /// The steps that may or may not have happened.
    public var open: [Step] { steps.filter { known[$0] == .begun } }

    /// Whether a step was ever sent to AWS, or may have been.
    public func wasBegun(_ step: Step) -> Bool { known[step] != nil }

    /// Whether a step happened.
    public func isDone(_ step: Step) -> Bool {
        if case .done = known[step] { true } else { false }
    }
}
