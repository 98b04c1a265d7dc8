internal import GRDB
internal import Organization
internal import Trail

/// One batch on its way into the ledger, inside one transaction.
///
/// 1. Of events that the batch has twice, one is picked.
/// 2. Those whose identity the ledger does not know are new. Of the others, the ledger's own stays, unless the batch's
///    lies in a file that sorts before: then it is taken out, and the batch's is new.
/// 3. New events go in, in the order of the table, with the sessions that they turn out to belong to.
/// 4. Events that were there already are looked at again where a session came or went.
struct Ingest {
    private let files: [IngestedFile]
    private let db: Database
    private var outcome = IngestOutcome()
    private var identities: IdentityTable
    private var sessions: SessionTable
    private var events: EventTable

    /// An event of the batch, by its place in it.
    struct Candidate {
        let hash: Int64
        let file: Int32
        let event: Int32
    }

    /// Where an event will lie in the table.
    private struct Slot {
        let account: Int64
        let time: Int64
        let candidate: Candidate
    }

    init(_ files: [IngestedFile], leastPoured: Int64, _ db: Database) throws {
        self.files = files
        self.db = db
        identities = try IdentityTable(db, leastPoured: leastPoured)
        sessions = try SessionTable(db)
        events = try EventTable(db)
    }

    mutating func run() throws -> IngestOutcome {
        let picked = pickOnce(try candidates())
        var new: [Candidate] = []
        var old: [Candidate] = []
        for (candidate, isNew) in zip(picked, try identities.add(picked.map(\.hash))) {
            if isNew { new.append(candidate) } else { old.append(candidate) }
        }
        try compare(old, &new)
        try insert(new)
        try reconsider()
        try events.finish()
        try identities.finish()
        try rememberFiles()
        return outcome
    }

    private func event(_ candidate: Candidate) -> ActivityEvent {
        files[Int(candidate.file)].events[Int(candidate.event)]
    }

    /// All events of the batch, by the hash of their identity.
    private mutating func candidates() throws -> [Candidate] {
        let start = try State.historyStart.value(db) ?? .min
        var candidates: [Candidate] = []
        candidates.reserveCapacity(files.reduce(0) { $0 + $1.events.count })
        for (fileIndex, file) in files.enumerated() {
            for index in file.events.indices {
                guard file.events[index].time.millisecondsSince1970 >= start else {
                    outcome.pruned += 1
                    continue
                }
                let id = StoredID(file.events[index].id)
                let hash = id.hash(recipient: file.events[index].recipient.storedOrNone)
                candidates.append(Candidate(hash: hash, file: Int32(fileIndex), event: Int32(index)))
            }
        }
        candidates.sort { $0.hash < $1.hash }
        return candidates
    }

    /// Each event once: of several in the batch the one whose file sorts first, and in that file the first.
    private mutating func pickOnce(_ candidates: [Candidate]) -> [Candidate] {
        var picked: [Candidate] = []
        picked.reserveCapacity(candidates.count)
        for candidate in candidates {
            var place = picked.count - 1
            var isTwin = false
            while place >= 0, picked[place].hash == candidate.hash {
                if isSame(picked[place], candidate) {
                    isTwin = true
                    break
                }
                place -= 1
            }
            guard isTwin else {
                picked.append(candidate)
                continue
            }
            outcome.known += 1
            if comesBefore(candidate, picked[place]) { picked[place] = candidate }
        }
        return picked
    }

    private func isSame(_ left: Candidate, _ right: Candidate) -> Bool {
        let (left, right) = (event(left), event(right))
        return left.id == right.id && left.recipient == right.recipient
    }

    private func comesBefore(_ left: Candidate, _ right: Candidate) -> Bool {
        let (leftPath, rightPath) = (event(left).file, event(right).file)
        guard leftPath == rightPath else { return leftPath < rightPath }
        return (left.file, left.event) < (right.file, right.event)
    }

    /// Decides between the batch's events whose identity seems to be known, and those that the ledger has.
    private mutating func compare(_ old: [Candidate], _ new: inout [Candidate]) throws {
        var elsewhere: [EventIdentity: Candidate] = [:]
        for candidate in old {
            let event = event(candidate)
            if let file = try events.file(of: EventPlace(event)) {
                try decide(candidate, event, EventPlace(event), inFile: file, &new)
            } else {
                elsewhere[EventIdentity(event)] = candidate
            }
        }
        // The hash was there, and no such event at that account and time: another event has the same hash, or the
        // ledger's record of the event tells another time. Neither happens in an honest trail.
        guard !elsewhere.isEmpty else { return }
        for place in try events.places(of: Set(elsewhere.keys)) {
            guard let candidate = elsewhere.removeValue(forKey: place.identity),
                let file = try events.file(of: place)
            else { continue }
            try decide(candidate, event(candidate), place, inFile: file, &new)
        }
        new += elsewhere.values
    }

    private mutating func decide(
        _ candidate: Candidate,
        _ event: ActivityEvent,
        _ place: EventPlace,
        inFile file: String,
        _ new: inout [Candidate]
    ) throws {
        outcome.known += 1
        guard event.file < file else { return }
        if let key = try events.remove(place) { try sessions.remove(place.identity, key: key) }
        new.append(candidate)
        outcome.added -= 1
    }

    private mutating func insert(_ new: [Candidate]) throws {
        var slots: [Slot] = []
        slots.reserveCapacity(new.count)
        for candidate in new {
            let events = files[Int(candidate.file)].events
            let index = Int(candidate.event)
            if events[index].issuedKey != nil { try sessions.add(events[index]) }
            slots.append(
                Slot(
                    account: events[index].account.storedOrNone,
                    time: events[index].time.millisecondsSince1970,
                    candidate: candidate
                )
            )
        }
        slots.sort { ($0.account, $0.time) < ($1.account, $1.time) }
        var rows: [(event: ActivityEvent, kinds: SessionKinds)] = []
        for slot in slots {
            let event = event(slot.candidate)
            var kinds: SessionKinds = []
            if event.isRootActor, let key = event.accessKey {
                kinds = try sessions.kinds(key: key, account: slot.account, time: slot.time)
            }
            rows.append((event, kinds))
            if rows.count == EventTable.manyRows {
                try events.insert(rows)
                rows.removeAll(keepingCapacity: true)
            }
        }
        try events.insert(rows)
        outcome.added += new.count
    }

    /// Sessions came and went: the calls that were made in their time, with their keys, may count as something else now.
    private mutating func reconsider() throws {
        for session in sessions.changed {
            for call in try events.calls(in: session) {
                let kinds = try sessions.kinds(key: session.key, account: call.place.account, time: call.place.time)
                try events.change(call, to: call.recorded.inside(kinds))
            }
        }
    }

    private mutating func rememberFiles() throws {
        let remember = try RawStatement(
            db,
            "INSERT INTO file (path, size, modified) VALUES (?1, ?2, ?3) "
                + "ON CONFLICT (path) DO UPDATE SET size = ?2, modified = ?3"
        )
        for file in files where file.isWhole {
            remember.bind(file.path, at: 1)
            remember.bind(file.size, at: 2)
            remember.bind(file.modified.millisecondsSince1970, at: 3)
            try remember.run()
        }
        outcome.files = files.count
    }
}
