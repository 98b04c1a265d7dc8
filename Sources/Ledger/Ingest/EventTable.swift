internal import GRDB
internal import Organization
internal import Trail

/// The table of events, and the figures of days that go with it.
struct EventTable {
    private let db: Database
    private var texts: TextTable
    private var days = DayChanges()
    private var lastFile: (path: String, number: Int64)?
    private let insertion: RawStatement
    private let insertionOfMany: RawStatement
    private let fileOf: RawStatement

    init(_ db: Database) throws {
        self.db = db
        texts = try TextTable(db)
        insertion = try RawStatement(db, Self.insertion(rows: 1))
        insertionOfMany = try RawStatement(db, Self.insertion(rows: Self.manyRows))
        fileOf = try RawStatement(
            db,
            "SELECT text.value FROM event JOIN text ON text.id = event.file WHERE \(Self.isThere)"
        )
    }

    /// How many events go in with one statement.
    static let manyRows = 16

    private static let columns = [
        "account", "time", "id", "recipient", "activity", "flags", "recorded", "source", "name", "region", "ip",
        "agent",
        "error", "task", "file", "target", "key", "issued",
    ]

    private static func insertion(rows: Int) -> String {
        let row = "(" + columns.map { _ in "?" }.joined(separator: ", ") + ")"
        return "INSERT INTO event (" + columns.joined(separator: ", ") + ") VALUES "
            + Array(repeating: row, count: rows).joined(separator: ", ")
    }

    private static let isThere = "account = ?1 AND time = ?2 AND event.id = ?3 AND recipient = ?4"

    private static func bind(_ place: EventPlace, to statement: RawStatement) {
        statement.bind(place.account, at: 1)
        statement.bind(place.time, at: 2)
        statement.bind(place.identity.id, at: 3)
        statement.bind(place.identity.recipient, at: 4)
    }

    /// Puts events in. Several go in with one statement, since starting one costs about as much as a row.
    mutating func insert(_ events: [(event: ActivityEvent, kinds: SessionKinds)]) throws {
        if events.count == Self.manyRows {
            for (row, entry) in events.enumerated() {
                try bind(entry.event, inside: entry.kinds, to: insertionOfMany, after: Int32(row * Self.columns.count))
            }
            try insertionOfMany.run()
        } else {
            for entry in events {
                try bind(entry.event, inside: entry.kinds, to: insertion, after: 0)
                try insertion.run()
            }
        }
    }

    private mutating func bind(
        _ event: ActivityEvent,
        inside kinds: SessionKinds,
        to statement: RawStatement,
        after first: Int32
    ) throws {
        let recorded = Standing(event)
        let standing = kinds.isEmpty ? recorded : recorded.inside(kinds)
        let account = event.account.storedOrNone
        let time = event.time.millisecondsSince1970
        statement.bind(account, at: first + 1)
        statement.bind(time, at: first + 2)
        statement.bind(StoredID(event.id), at: first + 3)
        statement.bind(event.recipient.storedOrNone, at: first + 4)
        statement.bind(standing.activity.code, at: first + 5)
        statement.bind(standing.flags.rawValue, at: first + 6)
        statement.bind(standing == recorded ? nil : recorded.packed, at: first + 7)
        statement.bind(try texts.number(event.source), at: first + 8)
        statement.bind(try texts.number(event.name), at: first + 9)
        statement.bind(try texts.number(event.region), at: first + 10)
        statement.bind(try texts.number(event.ip), at: first + 11)
        statement.bind(try texts.number(event.userAgent), at: first + 12)
        statement.bind(try texts.number(event.error), at: first + 13)
        statement.bind(try texts.number(event.task), at: first + 14)
        // A path is long to hash, and neighbours mostly stand in the same file.
        if event.file != lastFile?.path { lastFile = (event.file, try texts.number(event.file)) }
        statement.bind(lastFile?.number, at: first + 15)
        statement.bind(event.target.map(\.stored), at: first + 16)
        statement.bind(event.accessKey, at: first + 17)
        statement.bind(event.issuedKey, at: first + 18)
        days.add(standing, isTask: event.needsRoot, account: account, time: time)
    }

    /// The file that the event at a place was read from; nil where no event lies there.
    func file(of place: EventPlace) throws -> String? {
        Self.bind(place, to: fileOf)
        guard try fileOf.step() else { return nil }
        defer { fileOf.reset() }
        return fileOf.text(0)
    }

    /// Where events of these identities lie, wherever that is: a walk over the whole table.
    func places(of identities: Set<EventIdentity>) throws -> [EventPlace] {
        var places: [EventPlace] = []
        let all = try RawStatement(db, "SELECT account, time, id, recipient FROM event")
        while try all.step() {
            let identity = EventIdentity(id: all.id(2), recipient: all.integer(3))
            guard identities.contains(identity) else { continue }
            places.append(EventPlace(account: all.integer(0), time: all.integer(1), identity: identity))
        }
        return places
    }

    /// Takes an event out.
    ///
    /// - Returns: the key of the session that it opened, if it opened one.
    mutating func remove(_ place: EventPlace) throws -> String? {
        let read = try RawStatement(
            db,
            "SELECT activity << 8 | flags, task IS NOT NULL, issued FROM event WHERE \(Self.isThere)"
        )
        Self.bind(place, to: read)
        guard try read.step() else { return nil }
        let standing = Standing(packed: read.integer(0))
        let isTask = read.integer(1) == 1
        let issued = read.textIfAny(2)
        read.reset()
        let delete = try RawStatement(db, "DELETE FROM event WHERE \(Self.isThere)")
        Self.bind(place, to: delete)
        try delete.run()
        days.remove(standing, isTask: isTask, account: place.account, time: place.time)
        return issued
    }

    /// The calls that were made in a session's time, on its account and with its key.
    func calls(in session: OpenedSession) throws -> [Call] {
        let read = try RawStatement(
            db,
            "SELECT time, id, recipient, activity << 8 | flags, recorded, task IS NOT NULL FROM event "
                + "WHERE account = ? AND time BETWEEN ? AND ? AND key = ?"
        )
        read.bind(session.account, at: 1)
        read.bind(session.time, at: 2)
        read.bind(session.time + session.kind.life, at: 3)
        read.bind(session.key, at: 4)
        var calls: [Call] = []
        while try read.step() {
            let identity = EventIdentity(id: read.id(1), recipient: read.integer(2))
            let place = EventPlace(account: session.account, time: read.integer(0), identity: identity)
            let standing = Standing(packed: read.integer(3))
            let recorded = read.integerIfAny(4).map(Standing.init(packed:)) ?? standing
            calls.append(Call(place: place, standing: standing, recorded: recorded, isTask: read.integer(5) == 1))
        }
        return calls
    }

    /// How many events count as part of a session, by key, account and time, that they cannot be part of.
    func callsOutside(
        _ kinds: (_ key: String, _ account: Int64, _ time: Int64) throws -> SessionKinds
    ) throws -> Int {
        let read = try RawStatement(
            db,
            "SELECT key, account, time, activity << 8 | flags, recorded FROM event WHERE recorded IS NOT NULL"
        )
        var count = 0
        while try read.step() {
            let standing = try Standing(packed: read.integer(4)).inside(
                kinds(read.text(0), read.integer(1), read.integer(2))
            )
            if standing != Standing(packed: read.integer(3)) { count += 1 }
        }
        return count
    }

    /// A call of a root user that lies in the table.
    struct Call {
        let place: EventPlace
        /// What it counts as.
        let standing: Standing
        /// What its own record says.
        let recorded: Standing
        let isTask: Bool
    }

    mutating func change(_ call: Call, to standing: Standing) throws {
        guard standing != call.standing else { return }
        let update = try RawStatement(
            db,
            "UPDATE event SET activity = ?5, flags = ?6, recorded = ?7 WHERE \(Self.isThere)"
        )
        Self.bind(call.place, to: update)
        update.bind(standing.activity.code, at: 5)
        update.bind(standing.flags.rawValue, at: 6)
        update.bind(standing == call.recorded ? nil : call.recorded.packed, at: 7)
        try update.run()
        days.remove(call.standing, isTask: call.isTask, account: call.place.account, time: call.place.time)
        days.add(standing, isTask: call.isTask, account: call.place.account, time: call.place.time)
    }

    /// Writes the figures of the days that changed.
    mutating func finish() throws {
        try days.write(db)
    }
}
