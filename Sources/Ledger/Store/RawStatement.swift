internal import GRDB
internal import GRDBSQLite

/// A statement that is run for every event.
///
/// GRDB's own binding boxes each argument and keeps a copy, which costs more than SQLite's work on the row; here values
/// go straight into SQLite's hands. Statements stay GRDB's, so it goes on knowing which transaction is open.
struct RawStatement {
    private let statement: Statement
    private let handle: OpaquePointer
    private let database: Database

    /// SQLite copies what it is given: texts live no longer than the call.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    init(_ database: Database, _ sql: String) throws {
        statement = try database.cachedStatement(sql: sql)
        handle = statement.sqliteStatement
        self.database = database
        sqlite3_reset(handle)
    }

    func bind(_ value: Int64, at index: Int32) {
        sqlite3_bind_int64(handle, index, value)
    }

    func bind(_ value: Int64?, at index: Int32) {
        if let value { sqlite3_bind_int64(handle, index, value) } else { sqlite3_bind_null(handle, index) }
    }

    func bind(_ text: String?, at index: Int32) {
        guard var text else {
            sqlite3_bind_null(handle, index)
            return
        }
        // Without an address, SQLite would take an empty text for NULL.
        if text.isEmpty {
            sqlite3_bind_text(handle, index, "", 0, Self.copied)
            return
        }
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { letters in
                _ = sqlite3_bind_text(handle, index, letters.baseAddress, Int32(letters.count), Self.copied)
            }
        }
    }

    func bind(_ id: StoredID, at index: Int32) {
        switch id {
        case .uuid(let high, let low):
            let bytes = (high.bigEndian, low.bigEndian)
            withUnsafeBytes(of: bytes) { _ = sqlite3_bind_blob(handle, index, $0.baseAddress, 16, Self.copied) }
        case .text(let text): bind(text, at: index)
        }
    }

    /// Runs a statement that gives no rows.
    func run() throws {
        _ = try step()
        sqlite3_reset(handle)
    }

    /// Whether there is another row; after the last one the statement is ready to be run again.
    func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE:
            sqlite3_reset(handle)
            return false
        case let code:
            let message = database.lastErrorMessage
            sqlite3_reset(handle)
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: statement.sql)
        }
    }

    /// Lets the rest of the rows go.
    func reset() {
        sqlite3_reset(handle)
    }

    func integer(_ column: Int32) -> Int64 {
        sqlite3_column_int64(handle, column)
    }

    func integerIfAny(_ column: Int32) -> Int64? {
        sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : sqlite3_column_int64(handle, column)
    }

    func text(_ column: Int32) -> String {
        guard let letters = sqlite3_column_text(handle, column) else { return "" }
        let count = Int(sqlite3_column_bytes(handle, column))
        return String(decoding: UnsafeBufferPointer(start: letters, count: count), as: UTF8.self)
    }

    func textIfAny(_ column: Int32) -> String? {
        sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : text(column)
    }

    func id(_ column: Int32) -> StoredID {
        guard sqlite3_column_type(handle, column) == SQLITE_BLOB, sqlite3_column_bytes(handle, column) == 16,
            let bytes = sqlite3_column_blob(handle, column)
        else { return .text(text(column)) }
        return .uuid(
            UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        )
    }
}
