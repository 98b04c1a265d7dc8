internal import Glibc
internal import GRDB

/// The history of root users: what trails said of them, what audits found, and who was left out, in one SQLite file.
///
/// Every change is a transaction: a process that is killed at any moment leaves the ledger as it was before the change or
/// after it. Readers see the last whole state and wait for nobody.
public struct Ledger: Sendable {
    /// Where the file lies.
    public let path: String

    let pool: DatabasePool
    /// From how many fresh identities on they are poured into the large table.
    let leastPoured: Int64

    /// Opens a ledger and brings its form up to date.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - creating: whether to make the file, readable by its owner alone, where there is none, and the folders over it.
    /// - Throws: where there is no such file and none may be made, where it is no ledger or one of a newer Taproot, or
    ///   where it cannot be opened.
    public init(path: String, creating: Bool = true) throws(LedgerError) {
        // Fewer would cost more to pour than they save.
        try self.init(path: path, creating: creating, leastPoured: 200_000)
    }

    /// How much of the file a writer keeps in memory at most, in KB. Events in no order of time would come in faster with more.
    private static let cache = 48 << 10

    init(path: String, creating: Bool = true, leastPoured: Int64) throws(LedgerError) {
        self.path = path
        self.leastPoured = leastPoured
        try LedgerFile(path).prepare(creating: creating)
        pool = try Self.reporting(path) {
            try LedgerFile.mark(path)
            return try DatabasePool(path: path, configuration: Self.configuration)
        }
        let isNewer = try Self.reporting(path) { try pool.read(Schema.migrator.hasBeenSuperseded) }
        if isNewer { throw LedgerError(.newer, path) }
        try Self.reporting(path) { try Schema.migrator.migrate(pool) }
    }

    /// How long a writer waits for another one.
    private static let patience = 10.0

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "ledger"
        configuration.busyMode = .timeout(patience)
        // Every text's number was just looked up or made: checking each again would cost more than writing the row.
        // `verify()` checks them all.
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { db in
            // With a write-ahead log, NORMAL keeps the file whole in a power cut; the last transactions may be missing
            // then, together with the note that their files were read.
            try db.execute(sql: "PRAGMA synchronous = NORMAL")
            try db.execute(sql: "PRAGMA secure_delete = FAST")
            if !db.configuration.readonly {
                try db.execute(sql: "PRAGMA cache_size = -\(cache)")
                try db.execute(sql: "PRAGMA wal_autocheckpoint = 32768")
                try db.execute(sql: "PRAGMA journal_size_limit = 67108864")
            }
        }
        return configuration
    }
}

extension Ledger {
    func read<Output>(_ work: (Database) throws -> Output) throws(LedgerError) -> Output {
        try Self.reporting(path) { try pool.read(work) }
    }

    /// Runs `work` in one transaction that takes the writer's place at once, so that it cannot find later that another
    /// process was quicker.
    func write<Output>(_ work: (Database) throws -> Output) throws(LedgerError) -> Output {
        try Self.reporting(path) {
            try pool.writeWithoutTransaction { db in
                var output: Output?
                try db.inTransaction(.immediate) {
                    output = try work(db)
                    return .commit
                }
                guard let output else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
                return output
            }
        }
    }

    /// Runs `work`, and says in a sentence what SQLite says in a code.
    static func reporting<Output>(_ path: String, _ work: () throws -> Output) throws(LedgerError) -> Output {
        do {
            return try work()
        } catch let error as LedgerError {
            throw error
        } catch let error as DatabaseError {
            let reason = error.message ?? error.resultCode.description
            switch error.resultCode {
            case .SQLITE_BUSY, .SQLITE_LOCKED: throw LedgerError(.locked, path)
            case .SQLITE_FULL: throw LedgerError(.full, path)
            case .SQLITE_NOTADB: throw LedgerError(.notALedger, path)
            case .SQLITE_CORRUPT: throw LedgerError(.damaged, path, because: reason)
            case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
                throw LedgerError(.unwritable, path, because: reason)
            case .SQLITE_IOERR:
                throw LedgerError(.failed, path, because: "cannot be read or written (\(reason))")
            default: throw LedgerError(.failed, path, because: "SQLite says: \(error)")
            }
        } catch {
            throw LedgerError(.failed, path, because: "\(error)")
        }
    }
}
