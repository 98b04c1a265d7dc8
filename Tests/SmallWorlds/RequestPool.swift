import PolicyLanguage
import TestSupport

/// Requests of the small world, made once and put to many chains: making one takes longer than deciding it.
struct RequestPool {
    /// As many requests are put to every proof.
    static let size = 10_000

    private let requests: [SmallCredential: [Request]]

    init(_ chance: inout SeededGenerator) {
        var requests: [SmallCredential: [Request]] = [:]
        for credential in SmallCredential.allCases {
            requests[credential] = (0..<Self.size).map { _ in SmallWorld.request(credential, &chance) }
        }
        self.requests = requests
    }

    /// Some that follow one upon the other from a place that chance names.
    func requests(
        _ credential: SmallCredential,
        _ count: Int,
        _ chance: inout SeededGenerator
    ) -> some Sequence<Request> {
        let all = requests[credential] ?? []
        let count = min(count, all.count)
        let start = Int.random(in: 0...(all.count - count), using: &chance)
        return all[start..<start + count]
    }
}
