/// A decimal number of any precision, as conditions compare it.
///
/// Zero has no digits. Any other number has digits without zeros at either end, read as 0.d₁d₂d₃… × 10^exponent.
package struct DecimalNumber: Hashable, Sendable {
    package let isNegative: Bool
    package let exponent: Int
    package let digits: [UInt8]

    /// The number that `text` spells: sign, digits with at most one point, exponent. Nil for anything else, names of
    /// numbers that are none included.
    package init?(_ text: some StringProtocol) {
        var rest = Array(text.utf8)[...]
        var isNegative = false
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            rest = rest.dropFirst()
        }
        let whole = rest.prefix(while: Self.isDigit)
        rest = rest.dropFirst(whole.count)
        var fraction: ArraySlice<UInt8> = []
        if rest.first == UInt8(ascii: ".") {
            fraction = rest.dropFirst().prefix(while: Self.isDigit)
            rest = rest.dropFirst(1 + fraction.count)
        }
        guard whole.count + fraction.count > 0, let shift = Self.shift(rest) else { return nil }
        let all = Array(whole) + Array(fraction)
        let leading = all.prefix { $0 == UInt8(ascii: "0") }.count
        var digits = Array(all.dropFirst(leading))
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        self.digits = digits
        self.isNegative = isNegative && !digits.isEmpty
        exponent = digits.isEmpty ? 0 : whole.count - leading + shift
    }

    /// The power of ten behind an `e`; 0 where there is none. Beyond a billion it cannot matter and is cut.
    private static func shift(_ rest: ArraySlice<UInt8>) -> Int? {
        guard let mark = rest.first else { return 0 }
        guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return nil }
        var body = rest.dropFirst()
        let sign = body.first
        if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { body = body.dropFirst() }
        guard !body.isEmpty, body.allSatisfy(isDigit) else { return nil }
        let magnitude = body.reduce(0) { min($0 * 10 + Int($1 - UInt8(ascii: "0")), 1_000_000_000) }
        return sign == UInt8(ascii: "-") ? -magnitude : magnitude
    }

    /// Whether numbers can hold a unit: digits, signs, a point, an `e`. Moments are seen to be no numbers by it.
    static func isInNumbers(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x45, 0x65: true
        default: false
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

extension DecimalNumber: Comparable {
    package static func < (left: DecimalNumber, right: DecimalNumber) -> Bool {
        if left.isNegative != right.isNegative { return left.isNegative }
        return left.isNegative ? right.isSmallerMagnitude(than: left) : left.isSmallerMagnitude(than: right)
    }

    private func isSmallerMagnitude(than other: DecimalNumber) -> Bool {
        if digits.isEmpty || other.digits.isEmpty { return digits.isEmpty && !other.digits.isEmpty }
        if exponent != other.exponent { return exponent < other.exponent }
        return digits.lexicographicallyPrecedes(other.digits)
    }
}
