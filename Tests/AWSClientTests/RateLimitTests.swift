import TestSupport
import Testing

@testable import AWSClient

@Suite struct `A rate limit` {
    @Test func `does not hold anybody up before AWS says that it is asked too often`() {
        var limit = RateLimit()
        for index in 0..<1000 {
            #expect(limit.turn(at: Double(index) / 1000) == 0)
            limit.answered(at: Double(index) / 1000, isThrottled: false)
        }
        #expect(limit.rate == nil)
    }

    @Test func `falls to 70 % of what was too fast, and climbs back to it`() throws {
        var limit = RateLimit()
        for index in 0..<200 { limit.answered(at: Double(index) / 20, isThrottled: false) }
        limit.answered(at: 10, isThrottled: true)
        let fallen = try #require(limit.rate)
        #expect(abs(fallen - 14) < 1)
        for index in 0..<200 { limit.answered(at: 10 + Double(index) / 20, isThrottled: false) }
        #expect(try #require(limit.rate) > 19)
    }

    @Test func `never falls below the slowest rate, however often AWS says so at once`() {
        var (usual, own) = (RateLimit(), RateLimit(slowest: 50))
        for _ in 0..<100 {
            usual.answered(at: 0, isThrottled: true)
            own.answered(at: 0, isThrottled: true)
        }
        #expect(usual.rate == 0.5)
        #expect(own.rate == 50)
    }

    @Test func `gives turns in advance, so that who comes later waits longer`() {
        var limit = RateLimit()
        limit.answered(at: 0, isThrottled: true)
        let waits = (0..<4).map { _ in limit.turn(at: 0) }
        #expect(waits == waits.sorted())
        #expect(Set(waits).count == 4)
    }

    /// A service that gives tokens for so many requests a second, and clients that wait for nothing but their turns.
    @Test(arguments: [1.0, 5, 20, 100]) func `finds the rate that a service bears`(allowed: Double) {
        let seed = UInt64.random(in: 0 ... .max)
        var chance = SeededGenerator(seed: seed)
        var limit = RateLimit()
        var (tokens, filled, now, answered, throttled) = (2 * allowed, 0.0, 0.0, 0, 0)
        while now < 300 {
            now += limit.turn(at: now) + Double.random(in: 0...0.2, using: &chance) / allowed
            tokens = min(2 * allowed, tokens + (now - filled) * allowed)
            filled = now
            let isThrottled = tokens < 1
            if isThrottled { throttled += 1 } else { (tokens, answered) = (tokens - 1, answered + 1) }
            limit.answered(at: now, isThrottled: isThrottled)
        }
        #expect(Double(answered) > 0.6 * allowed * 300, "seed \(seed): \(answered) of \(allowed * 300)")
        // Near one request a second, the curve is too steep to come close without touching.
        #expect(
            Double(throttled) < (allowed > 1 ? 0.2 : 0.7) * Double(answered),
            "seed \(seed): \(throttled) of \(answered)"
        )
    }
}
