internal import Organization

/// The events of many files: each once, in the order of time, sessions told apart.
public struct Activity: Sendable {
    private var events: [Identity: ActivityEvent] = [:]
    private var sessions = SessionJoin()
    /// How many records were copies of one that was already there.
    public private(set) var duplicates = 0

    /// What makes an event the same as another: CloudTrail's id, and the account that received the record.
    private struct Identity: Hashable {
        let id: String
        let recipient: AccountID?
    }

    /// Holds nothing yet.
    public init() {}

    /// Takes events. Of copies the one in the file whose path comes first stays, so the order of taking does not matter.
    public mutating func add(_ more: [ActivityEvent]) {
        for event in more {
            sessions.note(event)
            let identity = Identity(id: event.id, recipient: event.recipient)
            guard let known = events[identity] else {
                events[identity] = event
                continue
            }
            duplicates += 1
            if event.file < known.file { events[identity] = event }
        }
    }

    /// All events in no order, as their records alone tell.
    public var unjoined: [ActivityEvent] { Array(events.values) }

    /// All events, by time, then by id and account.
    public var ordered: [ActivityEvent] {
        events.values.map(sessions.joined).sorted { left, right in
            (left.time, left.id, left.recipient?.description ?? "")
                < (right.time, right.id, right.recipient?.description ?? "")
        }
    }
}
