internal import GRDB

/// The hashes of all identities that the ledger knows.
///
/// They are random, so every insert hits another page of their table. Fresh ones therefore go to a small table of their
/// own; when it has grown to an eighth of the large one, it is poured over in order, which writes each page once.
struct IdentityTable {
    private let db: Database
    private let insert: RawStatement
    private let insertMany: RawStatement
    private var fresh: Int64
    private var settled: Int64

    private let leastPoured: Int64

    init(_ db: Database, leastPoured: Int64) throws {
        self.db = db
        self.leastPoured = leastPoured
        fresh = try State.freshIdentities.value(db) ?? 0
        settled = try State.settledIdentities.value(db) ?? 0
        insert = try RawStatement(db, Self.insertion(rows: 1))
        insertMany = try RawStatement(db, Self.insertion(rows: Self.manyRows))
    }

    /// How many identities are noted with one statement, since starting one costs about as much as a row.
    private static let manyRows = 16

    private static func insertion(rows: Int) -> String {
        "INSERT OR IGNORE INTO fresh_identity (hash) SELECT column1 FROM (VALUES "
            + Array(repeating: "(?)", count: rows).joined(separator: ", ")
            + ") WHERE NOT EXISTS (SELECT 1 FROM identity WHERE hash = column1) RETURNING hash"
    }

    /// Notes identities, and tells of each whether none of its hash was there before.
    ///
    /// In ascending order they touch each page of the tables once.
    mutating func add(_ hashes: [Int64]) throws -> [Bool] {
        var isNew: [Bool] = []
        isNew.reserveCapacity(hashes.count)
        var rest = hashes[...]
        while !rest.isEmpty {
            let isMany = rest.count >= Self.manyRows
            let part = rest.prefix(isMany ? Self.manyRows : 1)
            try add(part, with: isMany ? insertMany : insert, &isNew)
            rest = rest.dropFirst(part.count)
        }
        return isNew
    }

    private mutating func add(_ hashes: ArraySlice<Int64>, with statement: RawStatement, _ isNew: inout [Bool]) throws {
        for (index, hash) in zip(Int32(1)..., hashes) { statement.bind(hash, at: index) }
        // Those that went in come back in the same order; the second of two equal ones did not.
        var rest = hashes
        while try statement.step() {
            let inserted = statement.integer(0)
            while let hash = rest.popFirst() {
                isNew.append(hash == inserted)
                if hash == inserted { break }
            }
            fresh += 1
        }
        for _ in rest { isNew.append(false) }
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
