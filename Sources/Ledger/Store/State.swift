internal import GRDB

/// Numbers that the ledger keeps about itself.
enum State: String {
    /// How many hashes are in `fresh_identity`.
    case freshIdentities = "fresh-identities"
    /// How many hashes are in `identity`.
    case settledIdentities = "settled-identities"
    /// Events before this moment were pruned, and do not come back.
    case historyStart = "history-start"

    func value(_ db: Database) throws -> Int64? {
        try Int64.fetchOne(db, sql: "SELECT value FROM state WHERE name = ?", arguments: [rawValue])
    }

    func set(_ value: Int64, _ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO state (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2",
            arguments: [rawValue, value]
        )
    }
}
