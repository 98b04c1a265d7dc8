internal import GRDB

/// The hashes of all identities that the ledger knows.
///
/// They are random, so every insert hits another page of their table. Fresh ones therefore go to a small table of their
/// own; when it has grown to an eighth of the large one, it is poured over in order, which writes each page once.
struct IdentityTable {
    private let db: Database
    private let insert: RawStatement
    private var fresh: Int64
    private var settled: Int64

    private let leastPoured: Int64

    init(_ db: Database, leastPoured: Int64) throws {
        self.db = db
        self.leastPoured = leastPoured
        fresh = try State.freshIdentities.value(db) ?? 0
        settled = try State.settledIdentities.value(db) ?? 0
        insert = try RawStatement(
            db,
            "INSERT OR IGNORE INTO fresh_identity (hash) "
                + "SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM identity WHERE hash = ?1)"
        )
    }

    /// Notes an identity, and tells whether none of this hash was there.
    mutating func add(_ hash: Int64) throws -> Bool {
        insert.bind(hash, at: 1)
        try insert.run()
        guard insert.changes == 1 else { return false }
        fresh += 1
        return true
    }

    mutating func finish() throws {
        if fresh >= max(leastPoured, settled / 8) {
            try db.execute(sql: "INSERT INTO identity (hash) SELECT hash FROM fresh_identity ORDER BY hash")
            try db.execute(sql: "DELETE FROM fresh_identity")
            (fresh, settled) = (0, settled + fresh)
        }
        try State.freshIdentities.set(fresh, db)
        try State.settledIdentities.set(settled, db)
    }

    /// Makes the table anew from the events that are there.
    static func rebuild(_ db: Database) throws {
        try db.execute(sql: "DELETE FROM fresh_identity; DELETE FROM identity")
        let read = try RawStatement(db, "SELECT id, recipient FROM event")
        var hashes: [Int64] = []
        while try read.step() { hashes.append(read.id(0).hash(recipient: read.integer(1))) }
        hashes.sort()
        let write = try RawStatement(db, "INSERT OR IGNORE INTO identity (hash) VALUES (?)")
        for hash in hashes {
            write.bind(hash, at: 1)
            try write.run()
        }
        try State.freshIdentities.set(0, db)
        try State.settledIdentities.set(Int64(hashes.count), db)
    }
}
