internal import Ledger

extension Ledger {
    /// Takes in what was read of many files, batch by batch.
    func ingestAll(_ files: [IngestedFile]) throws(LedgerError) -> IngestOutcome {
        var outcome = IngestOutcome()
        var rest = files[...]
        while !rest.isEmpty {
            var events = 0
            let batch = rest.prefix { file in
                defer { events += file.events.count }
                return events < Self.usualBatch
            }
            outcome.add(try ingest(Array(batch)))
            rest = rest[batch.endIndex...]
        }
        return outcome
    }
}
