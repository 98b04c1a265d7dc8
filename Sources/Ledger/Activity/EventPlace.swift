internal import Organization
internal import Trail

/// What makes an event that event and no other.
struct EventIdentity: Hashable {
    let id: StoredID
    let recipient: Int64

    init(id: StoredID, recipient: Int64) {
        self.id = id
        self.recipient = recipient
    }

    init(_ event: ActivityEvent) {
        self.init(id: StoredID(event.id), recipient: event.recipient.storedOrNone)
    }

    var hash: Int64 { id.hash(recipient: recipient) }
}

/// Where an event lies in the table.
struct EventPlace: Hashable {
    let account: Int64
    let time: Int64
    let identity: EventIdentity

    init(account: Int64, time: Int64, identity: EventIdentity) {
        self.account = account
        self.time = time
        self.identity = identity
    }

    init(_ event: ActivityEvent) {
        self.init(
            account: event.account.storedOrNone,
            time: event.time.millisecondsSince1970,
            identity: EventIdentity(event)
        )
    }
}
