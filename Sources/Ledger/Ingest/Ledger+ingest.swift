internal import GRDB
public import Organization

extension Ledger {
    /// How many events make a good batch: larger ones cost memory, smaller ones write the same pages more often.
    public static let usualBatch = 50_000

    /// Takes in what was read of several files, all of it or nothing.
    ///
    /// Events that the ledger has already change nothing. Where two files hold the same event, the one whose path sorts
    /// first counts, so the order in which files come does not matter.
    ///
    /// - Parameter files: what was read. Their events together are one transaction; ``usualBatch`` is a good number.
    /// - Returns: what was new in it.
    /// - Throws: where the ledger cannot be written; then nothing of these files is in it.
    @discardableResult public func ingest(_ files: [IngestedFile]) throws(LedgerError) -> IngestOutcome {
        try write { db in
            var ingest = try Ingest(files, leastPoured: leastPoured, db)
            return try ingest.run()
        }
    }

    /// Whether this very file was ingested to its end: then it need not be read again.
    public func hasFile(path: String, size: Int64, modified: Instant) throws(LedgerError) -> Bool {
        try hasFiles([FileStamp(path: path, size: size, modified: modified)])[0]
    }

    /// Which of many files were ingested to their end; asking for all at once costs a fraction of asking for each.
    ///
    /// - Parameter files: the files as they are now.
    /// - Returns: for each in turn, whether it need not be read again.
    /// - Throws: where the ledger cannot be read.
    public func hasFiles(_ files: [FileStamp]) throws(LedgerError) -> [Bool] {
        try read { db in
            let find = try RawStatement(db, "SELECT size, modified FROM file WHERE path = ?")
            return try files.map { file in
                find.bind(file.path, at: 1)
                guard try find.step() else { return false }
                defer { find.reset() }
                return find.integer(0) == file.size && find.integer(1) == file.modified.millisecondsSince1970
            }
        }
    }
}
