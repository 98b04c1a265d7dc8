internal import Ledger
internal import Organization
internal import Report
internal import Synchronization
internal import Trail

/// What was read of trails on its way into the ledger, batch by batch.
struct LedgerIntake {
    private var batch: [IngestedFile] = []
    private var events = 0
    private var files = 0
    private var outcome = IngestOutcome()
    private(set) var problems = TrailProblems()
    /// Why the ledger could not be written.
    private(set) var failure: LedgerError?

    /// Most files hold no event, and noting them is cheap; this many make a batch all the same, so that little is read twice
    /// after a stop.
    private static let filesPerBatch = 20_000

    /// Adds what was read of a file.
    ///
    /// - Returns: how many files that makes, and a batch if there is enough for one.
    mutating func add(_ reading: TrailFileReading) -> (Int, [IngestedFile]?) {
        files += 1
        events += reading.events.count
        problems.add(reading.problems)
        batch.append(
            IngestedFile(
                path: reading.path,
                size: Int64(reading.size),
                modified: Instant(millisecondsSince1970: reading.modified / 1_000_000),
                events: reading.events,
                isWhole: reading.problems.isEmpty
            )
        )
        let isFull = events >= Ledger.usualBatch || batch.count >= Self.filesPerBatch
        return (files, isFull ? takeBatch() : nil)
    }

    /// What is still to be written.
    mutating func takeBatch() -> [IngestedFile] {
        defer {
            batch = []
            events = 0
        }
        return batch
    }

    /// Writes a batch. False where the ledger cannot be written.
    static func write(_ batch: [IngestedFile], to ledger: Ledger, _ intake: borrowing Mutex<LedgerIntake>) -> Bool {
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
        return
            "Files read: \(outcome.files). New events: \(outcome.added); already there: \(outcome.known)\(pruned)."
    }
}
