internal import GRDB
internal import Organization
internal import Trail

/// Rows of the table of events, as events.
struct EventReader {
    /// The columns that ``event(_:)`` expects, in order.
    static let columns =
        "account, time, id, recipient, activity, flags, source, name, region, ip, agent, error, task, file, target, key, "
        + "issued"

    private var texts: TextReader

    init(_ db: Database) throws {
        texts = try TextReader(db)
    }

    mutating func event(_ row: RawStatement) throws -> ActivityEvent {
        let flags = EventFlags(rawValue: row.integer(5))
        return ActivityEvent(
            id: row.id(2).text,
            time: Instant(millisecondsSince1970: row.integer(1)),
            account: AccountID(stored: row.integer(0)),
            recipient: AccountID(stored: row.integer(3)),
            activity: ActivityClass(code: row.integer(4)),
            isRootActor: flags.contains(.rootActor),
            isUse: flags.contains(.use),
            task: flags.contains(.assumedRoot) ? nil : try texts.text(row.integerIfAny(12)),
            source: try texts.text(row.integer(6)),
            name: try texts.text(row.integer(7)),
            region: try texts.text(row.integerIfAny(8)),
            ip: try texts.text(row.integerIfAny(9)),
            userAgent: try texts.text(row.integerIfAny(10)),
            mfa: flags.usedMFA,
            error: try texts.text(row.integerIfAny(11)),
            isAssumedRoot: flags.contains(.assumedRoot),
            file: try texts.text(row.integer(13)),
            target: row.integerIfAny(14).flatMap(AccountID.init(stored:)),
            accessKey: row.textIfAny(15),
            issuedKey: row.textIfAny(16)
        )
    }
}
