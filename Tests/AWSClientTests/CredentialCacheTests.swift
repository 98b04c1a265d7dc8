import AWSClient
import FoundationEssentials
import Synchronization
import Testing

@Suite struct `Credentials that are kept` {
    /// A clock that stands where it is put, and credentials numbered as they are fetched.
    private final class Source: Sendable {
        let seconds = Mutex(0.0)
        let fetched = Mutex(0)
        let lifetime: Double?
        let failsFrom: Mutex<Int>

        init(lifetime: Double?, failsFrom: Int = .max) {
            self.lifetime = lifetime
            self.failsFrom = Mutex(failsFrom)
        }

        var count: Int { fetched.withLock { $0 } }

        func cache() -> CredentialCache {
            CredentialCache(now: now) { [self] () async throws(CredentialError) in
                let number = fetched.withLock { count in
                    count += 1
                    return count
                }
                // Others come meanwhile.
                for _ in 0..<20 { await Task.yield() }
                if number >= failsFrom.withLock({ $0 }) { throw .failed(.process, reason: "no") }
                let expiration = lifetime.map { now().addingTimeInterval($0) }
                return Credentials(accessKeyID: "\(number)", secretAccessKey: "x", expiration: expiration)
            }
        }

        func wait(until time: Double) {
            seconds.withLock { $0 = time }
        }

        @Sendable func now() -> Date { Date(timeIntervalSince1970: seconds.withLock { $0 }) }
    }

    @Test func `are fetched once for all who wait`() async throws {
        let source = Source(lifetime: 3600)
        let cache = source.cache()
        let keys = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<50 { group.addTask { try await cache.credentials().accessKeyID } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(keys == ["1"])
        #expect(source.count == 1)
    }

    @Test func `are fetched anew five minutes before they expire`() async throws {
        let source = Source(lifetime: 3600)
        let cache = source.cache()
        for (time, key) in [(0, "1"), (3300, "1"), (3301, "2"), (6601, "2"), (20_000, "3")] {
            source.wait(until: Double(time))
            #expect(try await cache.credentials().accessKeyID == key)
        }
    }

    @Test func `are kept for ever where they do not expire`() async throws {
        let source = Source(lifetime: nil)
        let cache = source.cache()
        _ = try await cache.credentials()
        source.wait(until: 1e9)
        #expect(try await cache.credentials().accessKeyID == "1")
    }

    @Test func `are fetched anew, once, after they were refused`() async throws {
        let source = Source(lifetime: 3600)
        let cache = source.cache()
        let first = try await cache.credentials()
        let keys = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<50 { group.addTask { try await cache.credentials(after: first).accessKeyID } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(keys == ["2"])
        #expect(source.count == 2)
    }

    @Test func `do as long as they are valid where there are no others, which are not asked for all the time`()
        async throws
    {
        let source = Source(lifetime: 3600, failsFrom: 2)
        let cache = source.cache()
        for (time, count) in [(0, 1), (3400, 2), (3410, 2), (3459, 2), (3460, 3), (3599, 4)] {
            source.wait(until: Double(time))
            #expect(try await cache.credentials().accessKeyID == "1")
            #expect(source.count == count)
        }
        source.wait(until: 3600)
        await #expect(throws: CredentialError.failed(.process, reason: "no")) { try await cache.credentials() }
        source.failsFrom.withLock { $0 = .max }
        #expect(try await cache.credentials().accessKeyID == "6")
    }
}
