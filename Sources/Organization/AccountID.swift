/// The identity of an AWS account: twelve decimal digits, leading zeros included.
///
/// Held as a number, so that a hundred thousand of them are small and compare quickly.
public struct AccountID: Hashable, Comparable, Sendable {
    /// The twelve digits read as one number.
    public let number: UInt64

    /// The id whose digits make up this number, or nil if it has more than twelve.
    public init?(number: UInt64) {
        guard number < 1_000_000_000_000 else { return nil }
        self.number = number
    }

    /// The id that `text` spells, or nil unless it is exactly twelve ASCII digits.
    public init?(_ text: some StringProtocol) {
        var number: UInt64 = 0
        var digits = 0
        for byte in text.utf8 {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), digits < 12 else { return nil }
            number = number * 10 + UInt64(byte - UInt8(ascii: "0"))
            digits += 1
        }
        guard digits == 12 else { return nil }
        self.number = number
    }

    /// Orders ids as numbers, which is also the order of their spelling.
    public static func < (left: AccountID, right: AccountID) -> Bool {
        left.number < right.number
    }
}

extension AccountID: CustomStringConvertible {
    /// The twelve digits.
    public var description: String {
        let digits = String(number)
        return String(repeating: "0", count: 12 - digits.utf8.count) + digits
    }
}
