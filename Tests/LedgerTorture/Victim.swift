import Ledger
import LedgerSupport

/// The process that is killed: it ingests an imagined trail in small batches, and passes over files that it knows.
struct Victim {
    let ledger: String
    let seed: UInt64

    static let files = 60
    private static let filesPerBatch = 2

    func run() throws {
        let trail = ImaginedTrail(files: Self.files, eventsPerFile: 50, daysPerAccount: 20, seed: seed)
        let ledger = try Ledger(path: ledger)
        var batch: [IngestedFile] = []
        for number in 0..<trail.files {
            let file = trail.file(number)
            if try ledger.hasFile(path: file.path, size: file.size, modified: file.modified) { continue }
            batch.append(file)
            if batch.count == Self.filesPerBatch {
                try ledger.ingest(batch)
                batch.removeAll()
            }
        }
        try ledger.ingest(batch)
    }
}
