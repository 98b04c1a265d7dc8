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
                "SELECT \(EventReader.columns) FROM event WHERE time >= ? AND time < ? ORDER BY time"
            )
            rows.bind(range?.lowerBound.millisecondsSince1970 ?? .min, at: 1)
            rows.bind(range?.upperBound.millisecondsSince1970 ?? .max, at: 2)
            defer { rows.reset() }
            var reader = try EventReader(db)
            var moment: [ActivityEvent] = []
            while try rows.step() {
                let event = try reader.event(rows)
                if let first = moment.first, first.time != event.time {
                    Self.sorted(moment).forEach(body)
                    moment.removeAll(keepingCapacity: true)
                }
                moment.append(event)
            }
            Self.sorted(moment).forEach(body)
        }
    }

    private static func sorted(_ moment: [ActivityEvent]) -> [ActivityEvent] {
        moment.sorted { left, right in
            guard left.id == right.id else { return left.id < right.id }
            return left.recipient.storedOrNone < right.recipient.storedOrNone
        }
    }
}
