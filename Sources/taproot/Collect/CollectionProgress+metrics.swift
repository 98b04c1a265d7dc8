internal import Collector
internal import CoreMetrics
internal import FoundationEssentials

extension CollectionProgress {
    /// Tells what a run came to, when it has ended.
    ///
    /// - Parameters:
    ///   - factory: takes the figures.
    ///   - end: when it ended.
    ///   - seconds: how long it took.
    ///   - isWhole: whether it came to its end, and everything was answered.
    func tell(_ factory: any MetricsFactory, end: Date, seconds: Double, isWhole: Bool) {
        func set(_ label: String, _ value: Double, _ dimensions: [(String, String)] = []) {
            Meter(label: label, dimensions: dimensions, factory: factory).set(value)
        }
        func count(_ label: String, _ values: [(state: String, count: Int)]) {
            for value in values { set(label, Double(value.count), [("state", value.state)]) }
        }
        count(
            "taproot.collect.accounts",
            [("entered", max(0, done - closed)), ("closed", closed), ("not_active", suspended)]
                + (accounts.map { [("waiting", max(0, $0 - done))] } ?? [])
        )
        let pace = CollectionPace(self, seconds: seconds)
        count(
            "taproot.collect.calls",
            [("answered", answered), ("kept", kept), ("refused", pace.refused), ("unanswered", pace.unanswered)]
        )
        set("taproot.collect.end.timestamp.seconds", end.timeIntervalSince1970.rounded())
        set("taproot.collect.duration.seconds", seconds)
        set("taproot.collect.whole", isWhole ? 1 : 0)
    }
}
