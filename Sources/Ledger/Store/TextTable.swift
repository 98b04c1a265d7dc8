internal import GRDB

/// Texts that repeat, each kept once and called by a number.
///
/// It lives as long as one transaction: another process may prune texts between two.
struct TextTable {
    private var numbers: [String: Int64] = [:]
    private let find: RawStatement
    private let make: RawStatement
    private let database: Database

    init(_ database: Database) throws {
        self.database = database
        find = try RawStatement(database, "SELECT id FROM text WHERE value = ?")
        make = try RawStatement(database, "INSERT INTO text (value) VALUES (?)")
    }

    /// The number of a text, which it gets now if it has none yet.
    mutating func number(_ text: String) throws -> Int64 {
        if let number = numbers[text] { return number }
        let number = try stored(text)
        numbers[text] = number
        return number
    }

    mutating func number(_ text: String?) throws -> Int64? {
        guard let text else { return nil }
        return try number(text)
    }

    /// Deletes the texts that no row names.
    static func dropUnused(_ db: Database) throws {
        let places = [
            "event": ["source", "name", "region", "ip", "agent", "error", "task", "file"],
            "account": ["organization", "place", "membership", "devices"],
            "verdict": ["control", "status", "reason", "account_level", "account_level_reason"],
            "use_observation": ["credential"],
        ]
        var used: Set<Int64> = []
        for (table, columns) in places {
            let rows = try RawStatement(db, "SELECT \(columns.joined(separator: ", ")) FROM \(table)")
            while try rows.step() {
                for column in columns.indices {
                    if let number = rows.integerIfAny(Int32(column)) { used.insert(number) }
                }
            }
        }
        let delete = try RawStatement(db, "DELETE FROM text WHERE id = ?")
        for number in try Int64.fetchAll(db, sql: "SELECT id FROM text") where !used.contains(number) {
            delete.bind(number, at: 1)
            try delete.run()
        }
    }

    private func stored(_ text: String) throws -> Int64 {
        find.bind(text, at: 1)
        if try find.step() {
            let number = find.integer(0)
            find.reset()
            return number
        }
        make.bind(text, at: 1)
        try make.run()
        return database.lastInsertedRowID
    }
}

/// The texts behind the numbers, each read once.
struct TextReader {
    private var texts: [Int64: String] = [:]
    private let find: RawStatement

    init(_ database: Database) throws {
        find = try RawStatement(database, "SELECT value FROM text WHERE id = ?")
    }

    mutating func text(_ number: Int64) throws -> String {
        if let text = texts[number] { return text }
        find.bind(number, at: 1)
        let text = try find.step() ? find.text(0) : ""
        find.reset()
        texts[number] = text
        return text
    }

    mutating func text(_ number: Int64?) throws -> String? {
        guard let number else { return nil }
        return try text(number)
    }
}
