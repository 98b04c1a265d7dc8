internal import Synchronization

/// Hands out the numbers 0 to `count` in small ranges to whoever asks next.
final class WorkQueue: Sendable {
    private let count: Int
    private let next = Atomic(0)

    /// Large enough that taking costs nothing beside the work, small enough that workers end at about the same time.
    private static let share = 16

    init(count: Int) {
        self.count = count
    }

    /// The next range that nobody else has; nil when all are taken.
    func take() -> Range<Int>? {
        let start = next.add(Self.share, ordering: .relaxed).oldValue
        return start < count ? start..<min(start + Self.share, count) : nil
    }
}
