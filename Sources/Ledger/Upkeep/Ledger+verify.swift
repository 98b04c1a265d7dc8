internal import GRDB

extension Ledger {
    /// Checks the file, and everything in it that is derived from something else in it.
    ///
    /// - Returns: what is wrong, a sentence each; empty where all is well.
    public func verify() throws(LedgerError) -> [String] {
        try read { db in
            let damage = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
            guard damage.isEmpty else { return damage.map { "The file is damaged: \($0)." } }
            return try Self.orphans(db) + Self.wrongDays(db) + Self.wrongSessions(db) + Self.unknownIdentities(db)
        }
    }

    private static func orphans(_ db: Database) throws -> [String] {
        let tables = try String.fetchAll(db, sql: "SELECT DISTINCT \"table\" FROM pragma_foreign_key_check")
        return tables.map { "Rows of the table \($0) name something that is not there." }
    }

    /// The figures of days, against the events.
    private static func wrongDays(_ db: Database) throws -> [String] {
        let kept = "SELECT account, day, events, uses, tasks, failed FROM day"
        let derived = DayChanges.derived
        let wrong = try Int.fetchOne(
            db,
            sql: "SELECT count(*) FROM (SELECT account, day FROM (\(kept) EXCEPT \(derived)) "
                + "UNION SELECT account, day FROM (\(derived) EXCEPT \(kept)))"
        )
        guard let wrong, wrong > 0 else { return [] }
        return ["The figures of \(wrong) days of accounts are not what the events add up to."]
    }

    /// What events count as, against the sessions that other events opened, and those against the events.
    private static func wrongSessions(_ db: Database) throws -> [String] {
        var sessions = try SessionTable(db)
        let events = try EventTable(db)
        var wrong = 0
        for session in try sessions.all() {
            for call in try events.calls(in: session) {
                let kinds = try sessions.kinds(key: session.key, account: call.place.account, time: call.place.time)
                if call.standing != call.recorded.inside(kinds) { wrong += 1 }
            }
        }
        let loose = try events.callsOutside { try sessions.kinds(key: $0, account: $1, time: $2) }
        let start = try State.historyStart.value(db) ?? .min
        let unopened = try Int.fetchOne(
            db,
            sql: "SELECT count(*) FROM (SELECT key, id, recipient FROM session WHERE time >= ? "
                + "EXCEPT SELECT issued, id, recipient FROM event WHERE issued IS NOT NULL)",
            arguments: [start]
        )
        var problems: [String] = []
        if wrong > 0 { problems.append("\(wrong) events do not count as part of the session that they belong to.") }
        if loose > 0 { problems.append("\(loose) events count as part of a session that was not opened.") }
        if let unopened, unopened > 0 { problems.append("\(unopened) sessions were opened by no event.") }
        return problems
    }

    /// The hashes that new events are compared with, against the events.
    private static func unknownIdentities(_ db: Database) throws -> [String] {
        let events = try RawStatement(db, "SELECT id, recipient FROM event")
        let find = try RawStatement(
            db,
            "SELECT 1 FROM identity WHERE hash = ?1 UNION ALL SELECT 1 FROM fresh_identity WHERE hash = ?1"
        )
        var unknown = 0
        var hashes: [Int64] = []
        func look() throws {
            // In order, so that each page of the table is read once.
            hashes.sort()
            for hash in hashes {
                find.bind(hash, at: 1)
                if try !find.step() { unknown += 1 }
                find.reset()
            }
            hashes.removeAll(keepingCapacity: true)
        }
        while try events.step() {
            hashes.append(events.id(0).hash(recipient: events.integer(1)))
            if hashes.count == 1_000_000 { try look() }
        }
        try look()
        guard unknown > 0 else { return [] }
        return ["\(unknown) events could be taken in a second time: their identities are not noted."]
    }
}
