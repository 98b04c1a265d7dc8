internal import Ledger
internal import Organization
internal import Trail

/// The events that a scan finds: in memory while they are few, in a temporary ledger once they are many.
struct FoundEvents {
    private var activity = Activity()
    private var waiting = 0
    private var copies = 0
    private var spilled: TemporaryLedger?
    /// Why events could not be put away.
    private(set) var failure: LedgerError?

    /// An event takes about a kilobyte.
    private static let most = 20_000

    /// How many records were copies of others.
    var duplicates: Int { copies + activity.duplicates }

    mutating func add(_ events: [ActivityEvent]) {
        activity.add(events)
        waiting += events.count
        if waiting >= Self.most { putAway() }
    }

    private mutating func putAway() {
        guard failure == nil else { return }
        do throws(LedgerError) {
            if spilled == nil { spilled = try TemporaryLedger() }
            let outcome = try spilled?.ledger.ingest([
                IngestedFile(
                    path: "",
                    size: 0,
                    modified: Instant(millisecondsSince1970: 0),
                    events: activity.unjoined,
                    isWhole: false
                )
            ])
            copies += activity.duplicates + (outcome?.known ?? 0)
        } catch {
            failure = error
        }
        activity = Activity()
        waiting = 0
    }

    /// Hands on all events, each once, in the order of time.
    mutating func forEach(_ body: (ActivityEvent) -> Void) throws(LedgerError) {
        if spilled != nil { putAway() }
        if let failure { throw failure }
        guard let spilled else { return activity.ordered.forEach(body) }
        try spilled.ledger.forEachEvent(body)
    }
}
