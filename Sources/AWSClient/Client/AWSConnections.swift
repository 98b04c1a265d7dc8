public import CoreMetrics
internal import FoundationEssentials
internal import Synchronization

/// What all clients of a run share: the way to AWS, how fast it may be asked, what its clock says, and what was counted.
public final class AWSConnections: Sendable {
    let transport: HTTPTransport
    let sign: SignRequest
    let endpoints: Endpoints
    let agent: String
    let retries: RetryPolicy
    let limits: HTTPLimits
    let timing: Timing
    let metrics: CallMetrics
    private let state = Mutex(State())

    private struct State {
        var lanes: [Lane: Pace] = [:]
        var clockOffsets: [String: Double] = [:]
        var bucketRegions: [String: String] = [:]
        var counts = AWSCounts()
    }

    /// How fast AWS may be asked on one lane, and how many attempts it has left.
    struct Pace: Sendable {
        var limit = RateLimit()
        var budget = RetryBudget()

        /// What a lane begins with.
        ///
        /// S3 takes 5,500 requests a second and a prefix at least, and is asked for dozens of objects at a time: one word
        /// that it is busy comes dozens of times at once, and so does one break in the line.
        ///
        /// Source: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html>
        init(on lane: Lane) {
            guard lane.service == Service.s3.name else { return }
            limit = RateLimit(slowest: 50)
            budget = RetryBudget(most: 10 * RetryBudget.full)
        }
    }

    /// AWS counts requests by account, service and Region.
    struct Lane: Hashable, Sendable {
        var account: String
        var service: String
        var region: String
    }

    /// Connections of these parts.
    ///
    /// - Parameters:
    ///   - transport: Sends requests.
    ///   - sign: Signs them.
    ///   - environment: The environment's variables, of which those that name endpoints and `AWS_MAX_ATTEMPTS` count.
    ///   - agent: What the client calls itself, such as `taproot/1.0`.
    ///   - retries: How stubborn the client is; nil for what the environment says.
    ///   - limits: How long an answer may take and how large it may be.
    ///   - timing: Time and chance.
    ///   - metrics: Where to count; usually the backend that the program has set up, and without one nowhere.
    public init(
        transport: @escaping HTTPTransport,
        sign: @escaping SignRequest,
        environment: [String: String] = [:],
        agent: String = "taproot",
        retries: RetryPolicy? = nil,
        limits: HTTPLimits = HTTPLimits(),
        timing: Timing = .real,
        metrics: any MetricsFactory = MetricsSystem.factory
    ) {
        self.transport = transport
        self.sign = sign
        endpoints = Endpoints(environment: environment)
        self.agent = agent
        self.retries = retries ?? RetryPolicy(environment: environment)
        self.limits = limits
        self.timing = timing
        self.metrics = CallMetrics(metrics)
    }

    /// What was counted so far.
    public var counts: AWSCounts {
        state.withLock { $0.counts }
    }

    /// How many seconds a host's clock was ahead of the one here when it last complained; 0 where it never did.
    func clockOffset(of host: String) -> Double {
        state.withLock { $0.clockOffsets[host] ?? 0 }
    }

    func setClock(of host: String, to date: Date) {
        let offset = date.timeIntervalSince(timing.now())
        state.withLock { $0.clockOffsets[host] = offset }
    }

    func region(ofBucket bucket: String) -> String? {
        state.withLock { $0.bucketRegions[bucket] }
    }

    func set(region: String, ofBucket bucket: String) {
        state.withLock { $0.bucketRegions[bucket] = region }
    }

    func update<Result: Sendable>(_ lane: Lane, _ change: (inout Pace) -> Result) -> Result {
        state.withLock { change(&$0.lanes[lane, default: Pace(on: lane)]) }
    }

    func count(_ change: (inout AWSCounts) -> Void) {
        state.withLock { change(&$0.counts) }
    }

    func wait(seconds: Double) async throws(AWSError) {
        guard seconds > 0 else { return }
        count { $0.waited += seconds }
        do { try await timing.sleep(seconds) } catch { throw .cancelled }
    }
}
