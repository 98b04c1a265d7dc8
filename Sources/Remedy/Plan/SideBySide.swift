internal import Synchronization

/// Work that is done several at a time.
enum SideBySide {
    /// Makes something of each number from 0 on.
    ///
    /// - Parameters:
    ///   - count: how many numbers.
    ///   - workers: how many are worked on at a time.
    ///   - block: how many one worker takes at a time; many where each is little work.
    ///   - work: makes it.
    /// - Returns: what was made, in the order of the numbers.
    static func map<Result: Sendable>(
        _ count: Int,
        workers: Int,
        block: Int = 1,
        _ work: @Sendable @escaping (Int) -> Result
    ) async -> [Result] {
        let next = Counter()
        let blocks = (count + block - 1) / block
        return await withTaskGroup(of: [(Int, [Result])].self) { group in
            for _ in 0..<max(1, workers) {
                group.addTask {
                    var made: [(Int, [Result])] = []
                    while let number = next.take(below: blocks) {
                        made.append((number, (number * block..<min(count, (number + 1) * block)).map(work)))
                    }
                    return made
                }
            }
            var results = [[Result]](repeating: [], count: blocks)
            for await part in group { for (number, made) in part { results[number] = made } }
            return results.flatMap(\.self)
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
