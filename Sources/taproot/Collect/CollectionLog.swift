internal import Collector
internal import Glibc

/// Tells on standard error how far a collection has come: in one living line on a terminal, in a line now and then
/// elsewhere.
final class CollectionLog: Sendable {
    private let tally: CollectionTally
    private let format: LogFormat
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let start = ContinuousClock.now

    /// Every so often a line is written where there is no terminal.
    private static let pause = Duration.seconds(15)

    init(_ tally: CollectionTally, format: LogFormat) {
        self.tally = tally
        self.format = format
    }

    func tellNowAndThen() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: isTerminal ? .milliseconds(200) : Self.pause)
            if !Task.isCancelled { tell() }
        }
    }

    func clear() {
        if isTerminal { Exit.standardError("\r\u{1B}[K") }
    }

    private func tell() {
        let progress = tally.progress
        let seconds = Double((ContinuousClock.now - start) / .milliseconds(1)) / 1000
        let pace = CollectionPace(progress, seconds: seconds)
        if isTerminal {
            Exit.standardError("\r\u{1B}[K\(pace.line)")
        } else {
            Exit.standardError((format == .json ? pace.json : "taproot: \(pace.line)") + "\n")
        }
    }
}
