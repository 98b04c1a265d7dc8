import Testing

@testable import DemoFleet

@Suite struct `A source of chance` {
    /// The reference implementation's first numbers for this seed.
    @Test func `draws what its authors draw`() {
        var random = SplitMix64(seed: 1_234_567)
        let drawn = (0..<5).map { _ in random.next() }
        #expect(
            drawn == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ]
        )
    }

    @Test func `draws below a bound, and everything below it`() {
        var random = SplitMix64(seed: 7)
        let drawn = Set((0..<1_000).map { _ in random.below(10) })
        #expect(drawn == Set(0..<10))
    }

    @Test func `draws nothing that has no weight`() {
        var random = SplitMix64(seed: 7)
        let weights = [0, 1, 9]
        let drawn = (0..<1_000).map { _ in random.pick([0, 1, 2]) { weights[$0] } }
        #expect(Set(drawn) == [1, 2])
        #expect(50...150 ~= drawn.count { $0 == 1 })
    }

    @Test func `loses nothing in shuffling`() {
        var random = SplitMix64(seed: 7)
        let shuffled = random.shuffled(Array(0..<100))
        #expect(shuffled.sorted() == Array(0..<100))
        #expect(shuffled != Array(0..<100))
    }
}
