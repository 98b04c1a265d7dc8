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
        let workers = max(1, workers)
        return await withTaskGroup(of: (Int, [Result]).self) { group in
            // What takes long may stand side by side: each worker takes every so-manieth.
            for first in 0..<workers {
                group.addTask { (first, stride(from: first, to: count, by: workers).map(work)) }
            }
            var parts = [[Result]](repeating: [], count: workers)
            for await (first, part) in group { parts[first] = part }
            return (0..<count).map { parts[$0 % workers][$0 / workers] }
        }
    }
}
