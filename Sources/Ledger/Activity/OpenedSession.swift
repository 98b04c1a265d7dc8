internal import Organization
internal import Trail

/// A session that an event opened.
struct OpenedSession: Hashable {
    let kind: SessionKind
    /// The account that the session is on.
    let account: Int64
    /// When it was opened.
    let time: Int64
    /// The access key that its calls are signed with.
    let key: String

    init(kind: SessionKind, account: Int64, time: Int64, key: String) {
        self.kind = kind
        self.account = account
        self.time = time
        self.key = key
    }

    /// The session that an event opened, by its own record; nil where it opened none.
    init?(_ event: ActivityEvent) {
        guard let key = event.issuedKey, event.error == nil else { return nil }
        let kind: SessionKind
        let account: AccountID?
        switch event.activity {
        case .assumeRoot: (kind, account) = (.assumeRoot, event.target)
        case .federation where event.isRootActor: (kind, account) = (.federation, event.account)
        default: return nil
        }
        guard let account else { return nil }
        self.init(kind: kind, account: account.stored, time: event.time.millisecondsSince1970, key: key)
    }

    /// Whether a call at that time on that account, signed with the session's key, was made inside it.
    func holds(account: Int64, time: Int64) -> Bool {
        account == self.account && time >= self.time && time <= self.time + kind.life
    }
}
