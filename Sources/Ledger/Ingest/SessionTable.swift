internal import GRDB
internal import Trail

/// The sessions that events opened, by the access key that their calls are signed with.
///
/// It is asked for every call of a root user that was signed with a key, and answers from memory for keys it was asked
/// for before: console sessions make many calls.
struct SessionTable {
    /// Sessions that this batch added or took away.
    private(set) var changed: Set<OpenedSession> = []

    private let db: Database
    private var asked: [String: [OpenedSession]] = [:]
    private var isEmpty: Bool
    private let find: RawStatement
    private let insert: RawStatement
    private let list: RawStatement
    private let delete: RawStatement

    init(_ db: Database) throws {
        self.db = db
        isEmpty = try Int64.fetchOne(db, sql: "SELECT 1 FROM session LIMIT 1") == nil
        find = try RawStatement(db, "SELECT kind, account, time FROM session WHERE key = ?")
        insert = try RawStatement(
            db,
            "INSERT OR REPLACE INTO session (key, id, recipient, kind, account, time) VALUES (?, ?, ?, ?, ?, ?)"
        )
        list = try RawStatement(
            db,
            "SELECT key, kind, account, time FROM session WHERE key = ? AND id = ? AND recipient = ?"
        )
        delete = try RawStatement(db, "DELETE FROM session WHERE key = ? AND id = ? AND recipient = ?")
    }

    /// Notes the session that an event opened, if it opened one. All sessions of a batch come before the first question.
    mutating func add(_ event: ActivityEvent) throws {
        guard let session = OpenedSession(event) else { return }
        isEmpty = false
        let identity = EventIdentity(event)
        insert.bind(session.key, at: 1)
        insert.bind(identity.id, at: 2)
        insert.bind(identity.recipient, at: 3)
        insert.bind(session.kind.rawValue, at: 4)
        insert.bind(session.account, at: 5)
        insert.bind(session.time, at: 6)
        try insert.run()
        changed.insert(session)
    }

    /// Takes away the session that an event opened with a key, if it opened one.
    mutating func remove(_ identity: EventIdentity, key: String) throws {
        for statement in [list, delete] {
            statement.bind(key, at: 1)
            statement.bind(identity.id, at: 2)
            statement.bind(identity.recipient, at: 3)
        }
        while try list.step() {
            guard let session = Self.session(list, key: list.text(0), from: 1) else { continue }
            changed.insert(session)
        }
        try delete.run()
    }

    /// All sessions that are open to calls.
    func all() throws -> [OpenedSession] {
        let rows = try RawStatement(db, "SELECT key, kind, account, time FROM session")
        var sessions: [OpenedSession] = []
        while try rows.step() {
            if let session = Self.session(rows, key: rows.text(0), from: 1) { sessions.append(session) }
        }
        return sessions
    }

    /// In what kinds of session a call was made that was signed with this key.
    mutating func kinds(key: String, account: Int64, time: Int64) throws -> SessionKinds {
        guard !isEmpty else { return [] }
        var kinds: SessionKinds = []
        for session in try sessions(key) where session.holds(account: account, time: time) {
            kinds.formUnion(SessionKinds(session.kind))
        }
        return kinds
    }

    private mutating func sessions(_ key: String) throws -> [OpenedSession] {
        if let sessions = asked[key] { return sessions }
        var sessions: [OpenedSession] = []
        find.bind(key, at: 1)
        while try find.step() {
            if let session = Self.session(find, key: key, from: 0) { sessions.append(session) }
        }
        asked[key] = sessions
        return sessions
    }

    private static func session(_ row: RawStatement, key: String, from column: Int32) -> OpenedSession? {
        guard let kind = SessionKind(rawValue: row.integer(column)) else { return nil }
        return OpenedSession(kind: kind, account: row.integer(column + 1), time: row.integer(column + 2), key: key)
    }
}
