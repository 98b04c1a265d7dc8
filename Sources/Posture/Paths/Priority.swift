internal import Evidence
internal import Organization

/// What an account is to be looked at before others for. No points: the first difference decides.
struct Priority: Sendable {
    private let standings: Standings
    private let account: AccountID
    /// How many accounts whoever is its root user has.
    private let opens: Int
    private let lastUse: Instant?

    init(_ standings: Standings, _ account: FleetAccount, opens: Int, lastUse: Instant?) {
        self.standings = standings
        self.account = account.id
        self.opens = opens
        self.lastUse = lastUse
    }

    /// Why, in a sentence.
    var reason: String {
        let open = standings.kinds(.open)
        let what =
            open.isEmpty
            ? "Nothing is known to be open; unknown are \(standings.kinds(.unknown).map(\.rawValue).joined(separator: ", "))"
            : "Open: " + open.map(\.words).joined(separator: "; ")
        let reach = opens > 1 ? " Its root can reach all \(opens) accounts of the organization." : ""
        let use = lastUse.map { " Root was last used on \($0)." } ?? ""
        return what + "." + reach + use
    }
}

extension Priority: Comparable {
    static func < (left: Priority, right: Priority) -> Bool {
        left.key != right.key ? left.key > right.key : left.account < right.account
    }

    static func == (left: Priority, right: Priority) -> Bool {
        left.key == right.key && left.account == right.account
    }

    /// The larger, the more urgent.
    private var key: (Int, Int, Int64, Int) {
        (
            standings.weight(.open), opens, lastUse?.millisecondsSince1970 ?? .min,
            standings.weight(.unknown)
        )
    }
}
