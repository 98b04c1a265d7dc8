public import Ledger
public import Trail

/// All that trails left in a ledger, however they came into it: two ledgers with equal contents tell the same.
public struct LedgerContents: Hashable, Sendable {
    /// Every event, by time and id.
    public let events: [ActivityEvent]
    /// The figures of days.
    public let days: [UseDay]
    /// How many files were read to their end.
    public let files: Int

    /// What a ledger holds.
    public init(_ ledger: Ledger) throws {
        var events: [ActivityEvent] = []
        try ledger.forEachEvent { events.append($0) }
        self.events = events
        days = try ledger.useDays()
        files = try ledger.info().files
    }
}
