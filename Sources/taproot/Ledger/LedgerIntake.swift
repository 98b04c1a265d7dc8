internal import Ledger
internal import Report
internal import Synchronization
internal import Trail

/// What was read of trails on its way into the ledger, batch by batch.
struct LedgerIntake {
    private var batch: [IngestedFile] = []
    private var events = 0
    private var files = 0
    private var damaged = 0
    private var outcome = IngestOutcome()
    private(set) var problems = TrailProblems()
    /// Why the ledger could not be written.
    private var failure: LedgerError?

    /// Most files hold no event, and noting them is cheap; this many make a batch all the same, so that little is read twice
    /// after a stop.
    private static let filesPerBatch = 20_000

    /// Adds what was read of a file, and writes a batch where there is enough for one.
    ///
    /// - Returns: how many files that makes; whether the ledger could be written so far.
    static func take(
        _ reading: TrailFileReading,
        into ledger: Ledger,
        _ intake: borrowing Mutex<LedgerIntake>
    ) -> (files: Int, isWritten: Bool) {
        let (files, batch) = intake.withLock { $0.add(reading) }
        return (files, batch.map { write($0, to: ledger, intake) } ?? true)
    }

    /// Writes what is left.
    ///
    /// - Throws: where that or anything before it could not be written.
    static func finish(_ intake: borrowing Mutex<LedgerIntake>, in ledger: Ledger) throws(LedgerError) {
        _ = write(intake.withLock { $0.takeBatch() }, to: ledger, intake)
        if let failure = intake.withLock(\.failure) { throw failure }
    }

    /// - Returns: how many files that makes, and a batch if there is enough for one.
    private mutating func add(_ reading: TrailFileReading) -> (Int, [IngestedFile]?) {
        files += 1
        events += reading.events.count
        problems.add(reading.problems)
        if !reading.problems.isEmpty { damaged += 1 }
        batch.append(IngestedFile(reading))
        let isFull = events >= Ledger.usualBatch || batch.count >= Self.filesPerBatch
        return (files, isFull ? takeBatch() : nil)
    }

    private mutating func takeBatch() -> [IngestedFile] {
        defer {
            batch = []
            events = 0
        }
        return batch
    }

    /// False where the ledger cannot be written.
    private static func write(
        _ batch: [IngestedFile],
        to ledger: Ledger,
        _ intake: borrowing Mutex<LedgerIntake>
    ) -> Bool {
        if batch.isEmpty { return true }
        do throws(LedgerError) {
            let outcome = try ledger.ingest(batch)
            intake.withLock { $0.outcome.add(outcome) }
            return true
        } catch {
            intake.withLock { $0.failure = $0.failure ?? error }
            return false
        }
    }

    var words: String {
        let pruned = outcome.pruned > 0 ? "; left out, since the ledger was pruned to later: \(outcome.pruned)" : ""
        let damaged = damaged > 0 ? "; not all could be read of: \(damaged)" : ""
        return
            "Files read: \(outcome.files)\(damaged). New events: \(outcome.added); already there: \(outcome.known)\(pruned)."
    }
}
