internal import GRDB
public import Posture

extension Ledger {
    /// Remembers an audit: facts and verdicts of every account, the uses that reports told, and who was left out.
    ///
    /// An audit that says the same of the same moment as one that is there already changes nothing.
    ///
    /// - Parameter audit: what was found.
    /// - Returns: whether it was new.
    /// - Throws: where nothing tells what moment the audit speaks of, or the ledger cannot be written.
    @discardableResult public func record(_ audit: Audit) throws(LedgerError) -> Bool {
        guard let asOf = audit.asOf else {
            throw LedgerError(
                .undated,
                path,
                because: "the evidence does not say when it was true, so it has no place in a history; nothing was "
                    + "written; name the moment with --as-of"
            )
        }
        return try Self.reporting(path) {
            try pool.writeWithoutTransaction { db in
                var isNew = false
                try db.inTransaction(.immediate) {
                    var recording = try SnapshotRecording(audit, asOf: asOf, db)
                    isNew = try recording.run()
                    return isNew ? .commit : .rollback
                }
                return isNew
            }
        }
    }
}
