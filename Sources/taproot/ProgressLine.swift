internal import Glibc
internal import Synchronization

/// One line on standard error that says how far a long work has come: only on a terminal, and gone when it is done.
final class ProgressLine: Sendable {
    private let what: String
    private let isShown: Bool
    private let lastShown = Mutex(ContinuousClock.now)
    private let wasShown = Atomic(false)

    init(_ what: String) {
        self.what = what
        isShown = isatty(STDERR_FILENO) == 1
    }

    /// Says how far it has come, at most ten times a second.
    func show(_ done: Int, of total: Int? = nil) {
        guard isShown else { return }
        let isDue = lastShown.withLock { last in
            let now = ContinuousClock.now
            guard now - last > .milliseconds(100) else { return false }
            last = now
            return true
        }
        guard isDue else { return }
        wasShown.store(true, ordering: .relaxed)
        Exit.standardError("\r\u{1B}[K\(what) \(done)\(total.map { " of \($0)" } ?? "")")
    }

    /// Puts a sentence in the line's place that stays.
    func say(_ sentence: String) {
        guard isShown else { return }
        clear()
        wasShown.store(false, ordering: .relaxed)
        Exit.standardError(sentence + "\n")
    }

    /// Wipes the line.
    func clear() {
        if wasShown.load(ordering: .relaxed) { Exit.standardError("\r\u{1B}[K") }
    }
}
