internal import PolicyLanguage

/// Numbers of which one meets a set of comparisons if any number does: the operands, what lies between two neighbours,
/// and what lies beyond all.
enum NumberCandidates {
    /// For keys that hold whole numbers from zero up.
    static func whole(_ operands: [DecimalNumber]) -> [String] {
        var candidates: Set<Int64> = [0, 300]
        for operand in operands {
            guard let floor = operand.flooredBelowABillionBillion else { continue }
            candidates.formUnion([floor - 1, floor, floor + 1, floor + 2])
        }
        return candidates.filter { $0 >= 0 }.sorted { abs($0 - 300) < abs($1 - 300) }.map(String.init)
    }

    /// For all others. The last is a text that is no number: what cannot be read is equal to nothing.
    static func any(_ operands: [DecimalNumber]) -> [String] {
        let sorted = Set(operands).sorted()
        guard let first = sorted.first, let last = sorted.last else { return ["1"] }
        var candidates = sorted.map(\.text)
        candidates += zip(sorted, sorted.dropFirst()).map { DecimalNumber.text(between: $0, $1) }
        candidates.append(last.textAbove)
        candidates.append(first.negated.textAbove.negatedNumber)
        return candidates
    }
}

extension String {
    fileprivate var negatedNumber: String { hasPrefix("-") ? String(dropFirst()) : "-" + self }
}

extension DecimalNumber {
    /// The greatest whole number that is not above it; nil where it has more than 18 digits.
    fileprivate var flooredBelowABillionBillion: Int64? {
        guard exponent <= 18 else { return nil }
        var whole: Int64 = 0
        for place in 0..<max(0, exponent) {
            whole = whole * 10 + Int64(place < digits.count ? digits[place] - UInt8(ascii: "0") : 0)
        }
        let hasFraction = digits.count > max(0, exponent)
        return isNegative ? -whole - (hasFraction ? 1 : 0) : whole
    }

    /// The number as a text that reads as it again.
    fileprivate var text: String { Self.text(isNegative, digits, exponent) }

    fileprivate var negated: DecimalNumber {
        digits.isEmpty ? self : DecimalNumber(Self.text(!isNegative, digits, exponent)) ?? self
    }

    /// A number above it.
    fileprivate var textAbove: String {
        if digits.isEmpty { return "1" }
        if isNegative { return "0" }
        return Self.text(false, [UInt8(ascii: "1")], exponent + 1)
    }

    /// A number between two different ones, the smaller first.
    fileprivate static func text(between low: DecimalNumber, _ high: DecimalNumber) -> String {
        if high.digits.isEmpty { return text(true, low.digits, low.exponent - 1) }
        if low.digits.isEmpty { return text(false, high.digits, high.exponent - 1) }
        if low.isNegative != high.isNegative { return "0" }
        // A digit behind all digits of both makes the one nearer to zero a little larger.
        let inner = low.isNegative ? high : low
        let width = max(low.digits.count, high.digits.count)
        let padding = Array(repeating: UInt8(ascii: "0"), count: width - inner.digits.count)
        return text(low.isNegative, inner.digits + padding + [UInt8(ascii: "1")], inner.exponent)
    }

    /// Plain where that is short, with an exponent elsewhere.
    private static func text(_ isNegative: Bool, _ digits: [UInt8], _ exponent: Int) -> String {
        let sign = isNegative ? "-" : ""
        let text = String(decoding: digits, as: UTF8.self)
        if digits.isEmpty { return "0" }
        guard (-6...21).contains(exponent) else { return "\(sign)0.\(text)e\(exponent)" }
        if exponent <= 0 { return sign + "0." + String(repeating: "0", count: -exponent) + text }
        if digits.count <= exponent { return sign + text + String(repeating: "0", count: exponent - digits.count) }
        return sign + text.prefix(exponent) + "." + text.dropFirst(exponent)
    }
}
