/// An IP address of either version.
package struct IPAddress: Hashable, Sendable {
    /// The bits, in halves: a number of 128 would make whatever holds an address hard to get memory for.
    private let (high, low): (UInt64, UInt64)
    /// 32 or 128.
    package let width: Int

    /// The address that `text` spells; nil for anything else.
    package init?(_ text: Substring) {
        guard text.utf8.allSatisfy({ Self.isInAddresses(UInt16($0)) }) else { return nil }
        if text.utf8.contains(UInt8(ascii: ":")) {
            guard let bits = Self.version6(text.utf8) else { return nil }
            self.init(bits, width: 128)
        } else {
            guard let bits = Self.version4(text.utf8) else { return nil }
            self.init(UInt128(bits), width: 32)
        }
    }

    /// The address of these bits.
    ///
    /// An address of version 6 that stands for one of version 4 (`::ffff:192.0.2.1`) counts as that one.
    package init(_ bits: UInt128, width: Int) {
        let isMapped = width == 128 && bits >> 32 == 0xFFFF
        high = isMapped ? 0 : UInt64(bits >> 64)
        low = isMapped ? UInt64(bits & 0xFFFF_FFFF) : UInt64(truncatingIfNeeded: bits)
        self.width = isMapped ? 32 : width
    }

    /// The bits; an address of version 4 has its 32 in the lowest places.
    package var bits: UInt128 { UInt128(high) << 64 | UInt128(low) }

    /// Whether addresses can hold a unit. Most texts of a request are no address: that is seen before they are taken
    /// apart.
    static func isInAddresses(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x30...0x3A, 0x2E, 0x61...0x66, 0x41...0x46: true  // digits, a colon, a point, hexadecimal letters
        default: false
        }
    }

    /// Four decimal numbers, leading zeros allowed and not octal.
    private static func version4(_ text: Substring.UTF8View) -> UInt32? {
        var (bits, number): (UInt32, UInt32) = (0, 0)
        var (digits, points) = (0, 0)
        for byte in text {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                number = number * 10 + UInt32(byte - UInt8(ascii: "0"))
                digits += 1
                if digits > 3 { return nil }
            case UInt8(ascii: "."):
                if digits == 0 || number > 255 { return nil }
                bits = bits << 8 | number
                (number, digits) = (0, 0)
                points += 1
            default:
                return nil
            }
        }
        return points == 3 && digits > 0 && number <= 255 ? bits << 8 | number : nil
    }

    /// RFC 4291: eight groups, one run of zero groups left out, the last two perhaps as an address of version 4.
    private static func version6(_ text: Substring.UTF8View) -> UInt128? {
        guard let gap = gap(text) else {
            return groups(text, isLast: true).flatMap { $0.count == 8 ? $0.bits : nil }
        }
        guard let front = groups(text[..<gap], isLast: false),
            let back = groups(text[gap...].dropFirst(2), isLast: true), front.count + back.count <= 7
        else { return nil }
        return front.bits << (128 - 16 * front.count) | back.bits
    }

    /// Where two colons follow one upon the other.
    private static func gap(_ text: Substring.UTF8View) -> Substring.UTF8View.Index? {
        var rest = text
        while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
            rest = rest[colon...].dropFirst()
            if rest.first == UInt8(ascii: ":") { return colon }
        }
        return nil
    }

    /// Groups with colons between them.
    private static func groups(_ text: Substring.UTF8View, isLast: Bool) -> (bits: UInt128, count: Int)? {
        var (bits, count): (UInt128, Int) = (0, 0)
        var rest = text
        while !text.isEmpty {
            let part = rest.prefix { $0 != UInt8(ascii: ":") }
            let isEnd = part.endIndex == rest.endIndex
            if isLast, isEnd, part.contains(UInt8(ascii: ".")) {
                guard let address = version4(part) else { return nil }
                bits = bits << 32 | UInt128(address)
                count += 2
            } else {
                guard (1...4).contains(part.count), let group = UInt16(Substring(part), radix: 16) else { return nil }
                bits = bits << 16 | UInt128(group)
                count += 1
            }
            if isEnd { break }
            rest = rest[part.endIndex...].dropFirst()
        }
        return count <= 8 ? (bits, count) : nil
    }
}

/// A range of addresses that a policy names.
package struct IPNetwork: Hashable, Sendable {
    private let start: IPAddress
    private let prefix: Int

    /// The network that `text` spells: an address, or an address and the length of its prefix.
    ///
    /// In version 4 the bits behind the prefix do not count; in version 6 a network with any of them set matches nothing,
    /// and is nil here like everything else that matches nothing.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = parts.first.flatMap({ IPAddress($0) }) else { return nil }
        var prefix = address.width
        if parts.count == 2 {
            guard let length = Self.length(parts[1]), length <= address.width else { return nil }
            prefix = length
        }
        let hosts = Self.hostBits(address.width - prefix)
        if address.width == 128, address.bits & hosts != 0 { return nil }
        start = IPAddress(address.bits & ~hosts, width: address.width)
        self.prefix = prefix
    }

    /// 32 or 128.
    package var width: Int { start.width }

    /// The bits of its first address.
    package var first: UInt128 { start.bits }

    /// The bits of its last address.
    package var last: UInt128 { first | Self.hostBits(width - prefix) }

    /// Whether an address lies in the network; never one of the other version.
    package func contains(_ address: IPAddress) -> Bool {
        address.width == width && address.bits & ~Self.hostBits(width - prefix) == first
    }

    private static func hostBits(_ count: Int) -> UInt128 {
        count >= 128 ? .max : (1 << UInt128(count)) - 1
    }

    /// A number of bits, with leading zeros or a plus before it if somebody wrote them.
    private static func length(_ text: Substring) -> Int? {
        let digits = text.hasPrefix("+") ? text.dropFirst() : text
        guard !digits.isEmpty, digits.utf8.count <= 8, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(digits)
    }
}
