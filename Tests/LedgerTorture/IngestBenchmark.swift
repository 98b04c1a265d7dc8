import Glibc
import Ledger
import LedgerSupport
import TestSupport

/// Measures how fast events come into a ledger, and what asking it costs then.
struct IngestBenchmark {
    let events: Int
    /// Where the ledger is to lie; nil means a temporary folder.
    let folder: String?

    func run() throws {
        let temporary = try TemporaryFolder()
        let path = (folder ?? temporary.path) + "/bench-\(getpid()).sqlite"
        defer { for ending in ["", "-wal", "-shm"] { unlink(path + ending) } }
        let trail = ImaginedTrail(files: (events + 99) / 100, eventsPerFile: 100, seed: 1)
        let ledger = try Ledger(path: path)
        let clock = ContinuousClock()
        var outcome = IngestOutcome()
        var (time, slowest) = (Duration.zero, Duration.zero)
        var processor = 0.0
        var batch: [IngestedFile] = []
        var size = 0
        func flush() throws {
            let (start, before) = (clock.now, Usage.now.seconds)
            outcome.add(try ledger.ingest(batch))
            let took = clock.now - start
            time += took
            processor += Usage.now.seconds - before
            slowest = max(slowest, took)
            batch.removeAll(keepingCapacity: true)
            size = 0
        }
        for number in 0..<trail.files {
            batch.append(trail.file(number))
            size += batch.last?.events.count ?? 0
            if size >= Ledger.usualBatch { try flush() }
        }
        try flush()
        let seen = outcome.added + outcome.known
        let speed = Int(Double(seen) / (time / .seconds(1)))
        print("took in \(seen) events, copies among them, \(outcome.added) without, in \(time): \(speed) a second")
        print("processor time \(processor) s, slowest batch \(slowest)")
        let info = try measure("info") { try ledger.info() }
        print("\(info.bytes / 1_000_000) MB, \(info.bytes / Int64(max(1, info.events))) bytes an event")
        let days = try measure("all use-days") { try ledger.useDays() }
        print("\(days.count) use-days, \(days.filter(\.isAvoidable).count) avoidable")
        let trend = try measure("the whole trend") { try ledger.trend(TrendQuestion()) }
        print("\(trend?.useDays ?? 0) use-days of \(trend?.accountsInWindow ?? 0) accounts within its window")
        if let account = days.first?.account {
            let events = try measure("one account's events") { try ledger.events(of: account) }
            print("\(events.count) events")
        }
        let known = try measure("every file asked for") {
            try ledger.hasFiles(
                (0..<trail.files).map { number in
                    let file = trail.emptyFile(number)
                    return FileStamp(path: file.path, size: file.size, modified: file.modified)
                }
            )
        }
        print("\(known.count { $0 }) files need not be read")
        print("peak memory \(Usage.now.peak / 1000) MB")
        let problems = try measure("verify") { try ledger.verify() }
        print(problems.isEmpty ? "nothing wrong" : problems.joined(separator: " "))
    }

    private func measure<Output>(_ what: String, _ work: () throws -> Output) rethrows -> Output {
        let clock = ContinuousClock()
        let start = clock.now
        let output = try work()
        print("\(what): \(clock.now - start)")
        fflush(nil)
        return output
    }
}
