internal import Organization
internal import Posture

extension Sequence<AcceptedFailure> {
    /// The accounts, each once, by id.
    var accounts: [AccountID] { Set(map(\.account)).sorted() }
}
