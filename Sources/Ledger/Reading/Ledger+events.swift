internal import GRDB
public import Organization
public import Trail

extension Ledger {
    /// The events that concern one account's root user, by time.
    ///
    /// - Parameters:
    ///   - account: the account of the identity that acted.
    ///   - range: the time; nil means all of it.
    /// - Returns: the events, each with what it counts as by all that the ledger knows.
    /// - Throws: where the ledger cannot be read.
    public func events(of account: AccountID, in range: Range<Instant>? = nil) throws(LedgerError) -> [ActivityEvent] {
        try read { db in
            let rows = try RawStatement(
                db,
                "SELECT \(EventReader.columns) FROM event WHERE account = ? AND time >= ? AND time < ? ORDER BY time, id"
            )
            rows.bind(account.stored, at: 1)
            rows.bind(range?.lowerBound.millisecondsSince1970 ?? .min, at: 2)
            rows.bind(range?.upperBound.millisecondsSince1970 ?? .max, at: 3)
            var reader = try EventReader(db)
            var events: [ActivityEvent] = []
            while try rows.step() { events.append(try reader.event(rows)) }
            return events
        }
    }

    /// Hands on all events one by one, ordered by time and, within a moment, by id.
    ///
    /// They are those of one moment: what is written meanwhile is not among them.
    ///
    /// - Parameters:
    ///   - range: the time; nil means all of it.
    ///   - body: takes an event.
    /// - Throws: where the ledger cannot be read.
    public func forEachEvent(
        in range: Range<Instant>? = nil,
        _ body: (ActivityEvent) -> Void
    ) throws(LedgerError) {
        try read { db in
            let rows = try RawStatement(
                db,
                "SELECT \(EventReader.columns) FROM event WHERE time >= ? AND time < ? ORDER BY time, id, recipient"
            )
            rows.bind(range?.lowerBound.millisecondsSince1970 ?? .min, at: 1)
            rows.bind(range?.upperBound.millisecondsSince1970 ?? .max, at: 2)
            defer { rows.reset() }
            var reader = try EventReader(db)
            // SQLite puts texts before UUIDs. So a moment's texts are held back, which are few: CloudTrail's ids are UUIDs.
            var held = HeldEvents()
            while try rows.step() {
                let event = try reader.event(rows)
                if held.time != event.time { held.handOn(before: nil, body) }
                if case .text = rows.id(2) {
                    held.add(event)
                } else {
                    held.handOn(before: event, body)
                    body(event)
                }
            }
            held.handOn(before: nil, body)
        }
    }
}

/// Events of one moment that wait for their turn.
private struct HeldEvents {
    private var events: [ActivityEvent] = []
    private var next = 0
    private var isSorted = false

    var time: Instant? { events.first?.time }

    mutating func add(_ event: ActivityEvent) {
        events.append(event)
        isSorted = false
    }

    /// Hands on those that come before another event of the moment, or all.
    mutating func handOn(before other: ActivityEvent?, _ body: (ActivityEvent) -> Void) {
        if events.isEmpty { return }
        if !isSorted { events.sort { $0.comesBefore($1) } }
        isSorted = true
        while next < events.count, other.map({ events[next].comesBefore($0) }) ?? true {
            body(events[next])
            next += 1
        }
        if next == events.count { self = HeldEvents() }
    }
}

extension ActivityEvent {
    /// Whether it comes before another one of the same moment.
    fileprivate func comesBefore(_ other: ActivityEvent) -> Bool {
        guard id == other.id else { return id < other.id }
        return recipient.storedOrNone < other.recipient.storedOrNone
    }
}
