internal import Synchronization

/// Work that is shared out.
enum Workers {
    /// Hands out numbers one by one.
    final class Queue: Sendable {
        private let count: Int
        private let taken = Atomic(0)

        init(count: Int) {
            self.count = count
        }

        /// The next number that nobody else has; nil when all are taken.
        func next() -> Int? {
            let index = taken.add(1, ordering: .relaxed).oldValue
            return index < count ? index : nil
        }
    }

    /// Lets so many workers take numbers from 0 up to `count`.
    static func run(_ workers: Int, count: Int, _ work: @Sendable @escaping (Queue) async -> Void) async {
        let queue = Queue(count: count)
        await withDiscardingTaskGroup { group in
            for _ in 0..<workers {
                group.addTask { await work(queue) }
            }
        }
    }
}
