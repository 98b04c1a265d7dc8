internal import Glibc
internal import GRDB
public import Organization

/// What a ledger holds, in figures.
public struct LedgerInfo: Hashable, Sendable {
    /// The file.
    public let path: String
    /// How many bytes it takes, its write-ahead log included.
    public let bytes: Int64
    /// How many events of trails it holds.
    public let events: Int
    /// How many of them are a use of the root user.
    public let uses: Int
    /// When the first of them was.
    public let firstEvent: Instant?
    /// When the last of them was.
    public let lastEvent: Instant?
    /// How many accounts they are about.
    public let accountsWithEvents: Int
    /// How many files were read to their end.
    public let files: Int
    /// How many audits were recorded.
    public let snapshots: Int
    /// The moment of the oldest.
    public let firstSnapshot: Instant?
    /// The moment of the newest.
    public let lastSnapshot: Instant?
    /// How many uses credential reports told.
    public let useObservations: Int
    /// Where the history begins, if it was pruned.
    public let prunedBefore: Instant?
}

extension Ledger {
    /// What the ledger holds, in figures.
    public func info() throws(LedgerError) -> LedgerInfo {
        let bytes = [path, path + "-wal"].reduce(Int64(0)) { sum, file in
            var status = stat()
            return sum + (stat(file, &status) == 0 ? Int64(status.st_size) : 0)
        }
        return try read { db in
            func number(_ sql: String) throws -> Int64? { try Int64.fetchOne(db, sql: sql) }
            func count(_ sql: String) throws -> Int { Int(try number(sql) ?? 0) }
            func moment(_ sql: String) throws -> Instant? {
                try number(sql).map(Instant.init(millisecondsSince1970:))
            }
            // The first and last of each account stand at the ends of its part of the table: no walk over all events.
            let ends = "(SELECT DISTINCT account FROM day) AS a"
            return LedgerInfo(
                path: path,
                bytes: bytes,
                events: try count("SELECT sum(events) FROM day"),
                uses: try count("SELECT sum(uses) FROM day"),
                firstEvent: try moment(
                    "SELECT min((SELECT min(time) FROM event WHERE account = a.account)) FROM \(ends)"
                ),
                lastEvent: try moment(
                    "SELECT max((SELECT max(time) FROM event WHERE account = a.account)) FROM \(ends)"
                ),
                accountsWithEvents: try count("SELECT count(DISTINCT account) FROM day WHERE account >= 0"),
                files: try count("SELECT count(*) FROM file"),
                snapshots: try count("SELECT count(*) FROM snapshot"),
                firstSnapshot: try moment("SELECT min(as_of) FROM snapshot"),
                lastSnapshot: try moment("SELECT max(as_of) FROM snapshot"),
                useObservations: try count("SELECT count(*) FROM use_observation"),
                prunedBefore: try State.historyStart.value(db).map(Instant.init(millisecondsSince1970:))
            )
        }
    }
}
