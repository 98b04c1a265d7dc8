import PolicyLanguage
import Remedy
import TestSupport
import Testing

@Suite struct `Ranges of addresses` {
    /// Worked out by hand.
    @Test(arguments: [
        (["192.0.2.0/25", "192.0.2.128/25"], ["192.0.2.0/24"]),
        (["192.0.2.7/24", "192.0.2.200"], ["192.0.2.0/24"]),
        (["10.0.0.1", "10.0.0.2", "10.0.0.3"], ["10.0.0.1", "10.0.0.2/31"]),
        (["198.51.100.0/24", "192.0.2.0/24"], ["192.0.2.0/24", "198.51.100.0/24"]),
        (["0.0.0.0/1", "128.0.0.0/1"], ["0.0.0.0/0"]),
        (["2001:db8::/33", "2001:db8:8000::/33"], ["2001:db8::/32"]),
        (["::/1", "8000::/1"], ["::/0"]),
        (["2001:db8:0:0:1:0:0:1", "2001:0db8::/128"], ["2001:db8::", "2001:db8::1:0:0:1"]),
        (["2001:db8::/32", "192.0.2.1"], ["192.0.2.1", "2001:db8::/32"]),
        (["255.255.255.255", "255.255.255.254"], ["255.255.255.254/31"]),
    ])
    func `are put together exactly`(given: [String], texts: [String]) throws {
        #expect(try AddressRanges(given).texts == texts)
    }

    @Test(arguments: ["192.0.2.0/33", "192.0.2", "2001:db8::1/64", "all", "", "::ffff:192.0.2.0/120"])
    func `are refused where they are none`(text: String) {
        #expect(throws: GuardError.self) { _ = try AddressRanges([text]) }
    }

    /// An address lies in the ranges put together if, and only if, it lies in one of those given; and none of them could be
    /// left out or joined with its neighbour.
    @Test(arguments: 0..<200)
    func `hold the same addresses`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        let given = (0..<Int.random(in: 1...30, using: &chance)).map { _ in
            "10.0.\(Int.random(in: 0...1, using: &chance)).\(Int.random(in: 0...255, using: &chance))"
                + "/\(Int.random(in: 24...32, using: &chance))"
        }
        let before = given.compactMap { IPNetwork($0) }
        let after = try AddressRanges(given).texts.compactMap { IPNetwork($0) }
        for last in 0..<512 {
            let address = try #require(IPAddress("10.0.\(last / 256).\(last % 256)"))
            let isIn = before.contains { $0.contains(address) }
            #expect(after.count { $0.contains(address) } == (isIn ? 1 : 0), "seed \(seed)")
        }
        let fewer = try AddressRanges(AddressRanges(given).texts).texts
        #expect(fewer.count == after.count)
        #expect(after.count <= before.count)
    }
}
