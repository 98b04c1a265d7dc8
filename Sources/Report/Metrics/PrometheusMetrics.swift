public import CoreMetrics
internal import Synchronization

/// A backend for metrics that keeps them, to be written in the form in which Prometheus reads them.
public final class PrometheusMetrics: MetricsFactory {
    /// A figure's name and its labels.
    struct Series: Hashable {
        let label: String
        let dimensions: [Dimension]

        init(_ label: String, _ dimensions: [(String, String)]) {
            self.label = label
            self.dimensions = dimensions.map(Dimension.init).sorted { $0.name < $1.name }
        }
    }

    /// What tells figures of one name apart.
    struct Dimension: Hashable {
        let name: String
        let value: String
    }

    /// All figures.
    struct Figures {
        var totals: [Series: Total] = [:]
        var levels: [Series: Level] = [:]
        var durations: [Series: Durations] = [:]
    }

    private let state = Mutex(Figures())

    /// Nothing yet.
    public init() {}

    /// What was kept so far.
    var figures: Figures { state.withLock { $0 } }

    /// The figure of that name.
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        state.withLock { $0.totals.value(at: Series(label, dimensions), else: Total()) }
    }

    /// The figure of that name.
    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        state.withLock { $0.levels.value(at: Series(label, dimensions), else: Level()) }
    }

    /// The figure of that name.
    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        state.withLock { $0.durations.value(at: Series(label, dimensions), else: Durations()) }
    }

    /// Nothing here records other values than durations.
    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        NOOPMetricsHandler.instance
    }

    /// Keeps the figure: it stays until it is written.
    public func destroyCounter(_ handler: any CounterHandler) {}
    /// Keeps the figure: it stays until it is written.
    public func destroyMeter(_ handler: any MeterHandler) {}
    /// Does nothing.
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    /// Keeps the figure: it stays until it is written.
    public func destroyTimer(_ handler: any TimerHandler) {}
}

extension Dictionary {
    fileprivate mutating func value(at key: Key, else new: @autoclosure () -> Value) -> Value {
        if let value = self[key] { return value }
        let value = new()
        self[key] = value
        return value
    }
}

/// A figure that only grows.
final class Total: CounterHandler {
    private let state = Mutex<Int64>(0)

    var value: Int64 { state.withLock { $0 } }

    func increment(by amount: Int64) { state.withLock { $0 += amount } }
    func reset() { state.withLock { $0 = 0 } }
}

/// A figure as it was when it was last told.
final class Level: MeterHandler {
    private let state = Mutex<Double>(0)

    var value: Double { state.withLock { $0 } }

    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { state.withLock { $0 = value } }
    func increment(by amount: Double) { state.withLock { $0 += amount } }
    func decrement(by amount: Double) { state.withLock { $0 -= amount } }
}

/// How often something took how long.
final class Durations: TimerHandler {
    /// Up to how many seconds each bucket goes.
    ///
    /// Source: <https://opentelemetry.io/docs/specs/semconv/rpc/rpc-metrics/>
    static let bounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]

    private let state = Mutex((counts: [Int](repeating: 0, count: bounds.count + 1), sum: 0.0))

    /// How many there were in each bucket, the longer ones not counted, with those over the last bound at the end.
    var counts: [Int] { state.withLock { $0.counts } }
    /// All seconds together.
    var sum: Double { state.withLock { $0.sum } }

    func recordNanoseconds(_ duration: Int64) {
        let seconds = Double(duration) / 1e9
        let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
        state.withLock { state in
            state.counts[bucket] += 1
            state.sum += seconds
        }
    }
}
