internal import PolicyLanguage

/// Ranges of addresses, as few as say the same.
public struct AddressRanges: Hashable, Sendable {
    /// The ranges as a policy writes them, version 4 first, each in the order of the addresses.
    public let texts: [String]

    /// Puts together ranges that touch, and leaves out those that lie within others: the same addresses in the fewest
    /// ranges.
    ///
    /// - Throws: where a text is no range.
    public init(_ texts: [String]) throws(GuardError) {
        var spans: [Int: [Span]] = [:]
        for text in texts {
            guard let network = IPNetwork(text) else {
                throw .refused(
                    "\"\(text)\" is no range of addresses; write it as 192.0.2.0/24 or 2001:db8::/32 (in version 6 no bit "
                        + "may be set behind the prefix)"
                )
            }
            spans[network.width, default: []].append(Span(first: network.first, last: network.last))
        }
        self.texts = [32, 128].flatMap { width in
            Span.merged(spans[width] ?? []).flatMap { $0.networks(width).map { Self.text($0.first, $0.prefix, width) } }
        }
    }

    /// Whether it is all addresses of both versions.
    var areAll: Bool { texts == ["0.0.0.0/0", "::/0"] }

    /// Those of them that no request comes from, since `aws:SourceIp` is a public address: networks for private use.
    ///
    /// Source:
    /// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip>
    var forPrivateUse: [String] {
        texts.filter { text in
            guard let network = IPNetwork(text) else { return false }
            return PrivateNetworks.contain(network)
        }
    }

    /// A range of one address is written without a prefix.
    private static func text(_ first: UInt128, _ prefix: Int, _ width: Int) -> String {
        let address = width == 32 ? version4(UInt32(truncatingIfNeeded: first)) : version6(first)
        return prefix == width ? address : "\(address)/\(prefix)"
    }

    private static func version4(_ bits: UInt32) -> String {
        [24, 16, 8, 0].map { String(bits >> UInt32($0) & 0xFF) }.joined(separator: ".")
    }

    /// The longest run of zero groups is left out, as RFC 5952 asks.
    private static func version6(_ bits: UInt128) -> String {
        let groups = (0..<8).map { UInt16(truncatingIfNeeded: bits >> UInt128(16 * (7 - $0))) }
        var longest = 0..<0
        var start = 0
        while start < 8 {
            let end = groups[start...].firstIndex { $0 != 0 } ?? 8
            if end - start > max(1, longest.count) { longest = start..<end }
            start = max(end, start + 1)
        }
        let words = groups.map { String($0, radix: 16) }
        if longest.isEmpty { return words.joined(separator: ":") }
        return words[..<longest.lowerBound].joined(separator: ":") + "::"
            + words[longest.upperBound...].joined(separator: ":")
    }
}

/// Addresses that follow one upon the other.
private struct Span {
    var first: UInt128
    var last: UInt128

    /// The same addresses in the fewest spans.
    static func merged(_ spans: [Span]) -> [Span] {
        var merged: [Span] = []
        for span in spans.sorted(by: { $0.first < $1.first }) {
            guard let before = merged.last, before.last == .max || span.first <= before.last + 1 else {
                merged.append(span)
                continue
            }
            merged[merged.count - 1].last = max(before.last, span.last)
        }
        return merged
    }

    /// The largest networks that make it up, from the first address on: there are no fewer that do.
    func networks(_ width: Int) -> [(first: UInt128, prefix: Int)] {
        var networks: [(first: UInt128, prefix: Int)] = []
        var next = first
        while true {
            var bits = min(next.trailingZeroBitCount, width)
            while bits > 0, Self.hosts(bits) > last - next { bits -= 1 }
            networks.append((next, width - bits))
            let end = next + Self.hosts(bits)
            if end >= last { return networks }
            next = end + 1
        }
    }

    private static func hosts(_ bits: Int) -> UInt128 { bits >= 128 ? .max : (1 << UInt128(bits)) - 1 }
}
