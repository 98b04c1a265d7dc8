internal import Organization
internal import Posture

extension Sequence<AcceptedFailure> {
    /// The accounts, each once, by id.
    var accounts: [AccountID] { Set(map(\.account)).sorted() }
}

extension [AcceptedFailure] {
    /// What people at a terminal are told: the first of them one by one, and how many more there are.
    var told: [String] {
        let most = 5
        let more = count > most ? ["and \((count - most).grouped) more accepted failures; --format json has all."] : []
        return prefix(most).map(\.sentence) + more
    }
}
