internal import Collector

/// How fast a collection goes on, in a line.
struct CollectionPace {
    let progress: CollectionProgress
    /// Since it began.
    let seconds: Double

    init(_ progress: CollectionProgress, seconds: Double) {
        self.progress = progress
        self.seconds = seconds
    }

    var rate: Int { seconds > 0 ? Int(Double(progress.answered) / seconds) : 0 }

    /// What is left, in seconds; nil while nobody can tell.
    var secondsLeft: Int? {
        guard let all = progress.accounts, progress.done > 0, all > progress.done else { return nil }
        return Int(seconds / Double(progress.done) * Double(all - progress.done))
    }

    var refused: Int { progress.refusals.values.reduce(0) { $0 + $1.count } }

    var unanswered: Int { progress.unanswered.values.reduce(0) { $0 + $1.count } }

    var line: String {
        var parts = ["\(progress.done) of \(progress.accounts.map(String.init) ?? "?") accounts"]
        if progress.closed > 0 { parts.append("\(progress.closed) let nobody in") }
        parts.append("\(progress.answered) calls, \(rate) a second")
        if refused > 0 { parts.append("\(refused) refused") }
        if unanswered > 0 { parts.append("\(unanswered) unanswered") }
        if let secondsLeft { parts.append("about \(Self.words(secondsLeft)) left") }
        return parts.joined(separator: ", ")
    }

    /// The same for programs.
    var json: String {
        """
        {"done":\(progress.done),"accounts":\(progress.accounts.map(String.init) ?? "null"),"closed":\(progress.closed),\
        "calls":\(progress.answered),"kept":\(progress.kept),"refused":\(refused),"unanswered":\(unanswered),\
        "callsPerSecond":\(rate),"secondsLeft":\(secondsLeft.map(String.init) ?? "null")}
        """
    }

    private static func words(_ seconds: Int) -> String {
        seconds < 90 ? "\(seconds) s" : seconds < 5400 ? "\((seconds + 30) / 60) min" : "\((seconds + 1800) / 3600) h"
    }
}
