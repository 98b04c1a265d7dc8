internal import Synchronization

/// Work that is done several at a time.
enum SideBySide {
    /// Makes something of each number from 0 on.
    ///
    /// - Parameters:
    ///   - count: how many numbers.
    ///   - workers: how many are worked on at a time.
    ///   - work: makes it.
    /// - Returns: what was made, in the order of the numbers.
    static func map<Result: Sendable>(
        _ count: Int,
        workers: Int,
        _ work: @Sendable @escaping (Int) -> Result
    ) async -> [Result] {
        let next = Counter()
        return await withTaskGroup(of: [(Int, Result)].self) { group in
            for _ in 0..<max(1, workers) {
                group.addTask {
                    var made: [(Int, Result)] = []
                    while let number = next.take(below: count) { made.append((number, work(number))) }
                    return made
                }
            }
            var results = [Result?](repeating: nil, count: count)
            for await part in group { for (number, result) in part { results[number] = result } }
            return results.compactMap(\.self)
        }
    }

    /// Hands out each number once, since some take far longer than others.
    private final class Counter: Sendable {
        private let next = Atomic(0)

        func take(below count: Int) -> Int? {
            let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
            return number < count ? number : nil
        }
    }
}
