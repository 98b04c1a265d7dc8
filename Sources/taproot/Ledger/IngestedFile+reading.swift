internal import Ledger
internal import Organization
internal import Trail

extension IngestedFile {
    /// What was read of a file, for the ledger.
    init(_ reading: TrailFileReading) {
        self.init(
            path: reading.path,
            size: Int64(reading.size),
            modified: Instant(millisecondsSince1970: reading.modified / 1_000_000),
            events: reading.events,
            isWhole: reading.problems.isEmpty
        )
    }
}
