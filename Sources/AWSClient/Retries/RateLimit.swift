internal import Glibc

/// How fast one service may be asked for one account. There is no limit until AWS first says that it is too fast; then the
/// rate falls to 70 % and climbs back along a cubic curve, slowly near the rate that was too fast (RFC 9438).
///
/// Source: <https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html>
struct RateLimit: Hashable, Sendable {
    /// Never slower than a request in two seconds, where nothing else is known.
    static let slowest = 0.5
    private static let fall = 0.7
    private static let steepness = 0.4

    /// Requests a second; nil while there is no limit.
    private(set) var rate: Double?
    private let slowest: Double
    private var meter = RateMeter()
    private var tokens = 0.0
    private var filledAt = 0.0
    private var tooFast = 0.0
    private var fellAt = 0.0

    /// A limit that is none yet.
    ///
    /// - Parameter slowest: Never fewer requests a second than this.
    init(slowest: Double = RateLimit.slowest) {
        self.slowest = slowest
    }

    /// Takes a turn.
    ///
    /// - Parameter now: The moment, in seconds from any other.
    /// - Returns: For how many seconds to wait before the request is sent. Turns are taken in advance: who comes later waits
    ///   longer.
    mutating func turn(at now: Double) -> Double {
        guard let rate else { return 0 }
        refill(at: now, rate: rate)
        tokens -= 1
        return tokens >= 0 ? 0 : -tokens / rate
    }

    /// Takes note of an answer.
    ///
    /// - Parameters:
    ///   - now: The moment.
    ///   - isThrottled: Whether the answer says that it was too fast.
    mutating func answered(at now: Double, isThrottled: Bool) {
        let measured = meter.count(at: now)
        if isThrottled {
            tooFast = max(rate.map { min($0, measured) } ?? measured, slowest)
            fellAt = now
            set(tooFast * RateLimit.fall, at: now)
        } else if rate != nil {
            let turning = cbrt(tooFast * (1 - RateLimit.fall) / RateLimit.steepness)
            let climbed = RateLimit.steepness * pow(now - fellAt - turning, 3) + tooFast
            set(min(climbed, 2 * max(measured, slowest)), at: now)
        }
    }

    private mutating func set(_ new: Double, at now: Double) {
        let new = max(new, slowest)
        if let rate { refill(at: now, rate: rate) } else { filledAt = now }
        rate = new
        tokens = min(tokens, max(new, 1))
    }

    private mutating func refill(at now: Double, rate: Double) {
        tokens = min(max(rate, 1), tokens + max(0, now - filledAt) * rate)
        filledAt = max(filledAt, now)
    }
}

/// Measures a rate over half seconds, newer ones counting more.
struct RateMeter: Hashable, Sendable {
    private static let span = 0.5
    private static let smoothing = 0.8
    private var began: Double?
    private var count = 0.0
    private var rate = 0.0

    /// Counts an answer.
    ///
    /// - Parameter now: The moment.
    /// - Returns: Answers a second.
    mutating func count(at now: Double) -> Double {
        let slot = (now / RateMeter.span).rounded(.down) * RateMeter.span
        let start = began ?? slot
        if began == nil { began = slot }
        count += 1
        guard slot > start else { return rate > 0 ? rate : count / RateMeter.span }
        rate = count / (slot - start) * RateMeter.smoothing + rate * (1 - RateMeter.smoothing)
        count = 0
        began = slot
        return rate
    }
}
