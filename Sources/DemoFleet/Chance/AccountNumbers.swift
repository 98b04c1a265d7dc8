/// Account ids that never repeat.
///
/// Each is a fixed step after the one before, around a ring of a trillion. The step is near the golden section of the
/// ring and shares no factor with it: so all ids differ, they spread evenly, and a tenth of them begin with a zero.
struct AccountNumbers: Sendable {
    private static let ring: UInt64 = 1_000_000_000_000
    private static let step: UInt64 = 618_033_988_751

    private var last: UInt64

    init(random: inout SplitMix64) {
        last = random.next() % Self.ring
    }

    mutating func next() -> String {
        last = (last + Self.step) % Self.ring
        let digits = String(last)
        return String(repeating: "0", count: 12 - digits.count) + digits
    }
}
