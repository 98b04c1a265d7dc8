internal import GRDB
public import Organization

/// What a pruning took away.
public struct PruneOutcome: Hashable, Sendable {
    /// How many events.
    public let events: Int
    /// How many snapshots.
    public let snapshots: Int
    /// How many uses that credential reports told.
    public let useObservations: Int
}

extension Ledger {
    /// Takes away all that lies before a moment, for good: the space is given back and overwritten.
    ///
    /// The ledger's history begins at that moment from now on: older events do not come back with the next ingest, nor
    /// older uses with the next audit.
    ///
    /// - Parameter moment: what lies at it or after it stays.
    /// - Returns: how much was taken away.
    /// - Throws: where the ledger cannot be written. Then either nothing was taken away, or all of it and only the space
    ///   was not given back.
    public func prune(before moment: Instant) throws(LedgerError) -> PruneOutcome {
        let outcome = try write { db in
            try Self.prune(before: moment.millisecondsSince1970, db)
        }
        try Self.reporting(path) {
            try pool.vacuum()
            try pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        }
        return outcome
    }

    private static func prune(before time: Int64, _ db: Database) throws -> PruneOutcome {
        func delete(_ sql: String) throws -> Int {
            try db.execute(sql: sql, arguments: [time])
            return db.changesCount
        }
        let events = try delete("DELETE FROM event WHERE time < ?")
        // A session that reaches into the time that stays is needed for the calls in it.
        for kind in SessionKind.allCases {
            _ = try delete("DELETE FROM session WHERE kind = \(kind.rawValue) AND time + \(kind.life) < ?")
        }
        let old = "(SELECT id FROM snapshot WHERE as_of < ?)"
        for table in ["verdict", "account", "exception", "acceptance"] {
            _ = try delete("DELETE FROM \(table) WHERE snapshot IN \(old)")
        }
        let snapshots = try delete("DELETE FROM snapshot WHERE as_of < ?")
        let observations = try delete("DELETE FROM use_observation WHERE time < ?")
        try db.execute(sql: "DELETE FROM day; INSERT INTO day \(DayChanges.derived)")
        try IdentityTable.rebuild(db)
        try TextTable.dropUnused(db)
        try State.historyStart.set(max(time, try State.historyStart.value(db) ?? .min), db)
        return PruneOutcome(events: events, snapshots: snapshots, useObservations: observations)
    }
}
