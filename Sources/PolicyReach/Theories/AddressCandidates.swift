internal import PolicyLanguage

/// Addresses of which one lies in a set of ranges and outside others if any address does: where ranges begin and where
/// they have just ended.
enum AddressCandidates {
    /// Addresses set aside for documentation.
    ///
    /// Source: RFC 5737 and RFC 3849.
    static let documentation = ["203.0.113.10", "198.51.100.10", "192.0.2.10", "2001:db8::10"].map { Text($0) }

    /// Those beside the ones set aside and the ends: their bits, and how many there are of them.
    static func addresses(_ networks: [IPNetwork]) -> [(bits: UInt128, width: Int)] {
        networks.flatMap { network in
            let (first, last, width) = (network.first, network.last, network.width)
            let limit: UInt128 = width == 32 ? 0xFFFF_FFFF : .max
            return [first, last < limit ? last + 1 : nil, first < last ? first + 1 : nil]
                .compactMap { bits in bits.map { ($0, width) } }
        }
    }

    /// The first address of either version, and those beside the ones that stand for addresses of version 4.
    static let ends = ["0.0.0.0", "::", text(0x1_0000_0000_0000, 128), text(0xFFFF_0000_0000, 128)].map { Text($0) }

    static func text(_ bits: UInt128, _ width: Int) -> String {
        if width == 32 {
            let bits = UInt32(truncatingIfNeeded: bits)
            return "\(bits >> 24).\(bits >> 16 & 0xFF).\(bits >> 8 & 0xFF).\(bits & 0xFF)"
        }
        let groups = (0..<8).map { String(UInt16(truncatingIfNeeded: bits >> UInt128(112 - 16 * $0)), radix: 16) }
        let zeros = groups.reversed().prefix { $0 == "0" }.count
        guard zeros > 1 else { return groups.joined(separator: ":") }
        return groups.dropLast(zeros).joined(separator: ":") + "::"
    }
}
