/// An IP address of either version.
package struct IPAddress: Hashable, Sendable {
    /// The bits; an address of version 4 has its 32 in the lowest places.
    package let bits: UInt128
    /// 32 or 128.
    package let width: Int

    /// The address that `text` spells; nil for anything else.
    ///
    /// An address of version 6 that stands for one of version 4 (`::ffff:192.0.2.1`) counts as that one.
    package init?(_ text: Substring) {
        // Most texts of a request are no address: that is seen before they are taken apart.
        guard text.utf8.allSatisfy(Self.isInAddresses) else { return nil }
        if text.utf8.contains(UInt8(ascii: ":")) {
            guard let bits = Self.version6(text) else { return nil }
            let isMapped = bits >> 32 == 0xFFFF
            self.bits = isMapped ? bits & 0xFFFF_FFFF : bits
            width = isMapped ? 32 : 128
        } else {
            guard let bits = Self.version4(text) else { return nil }
            self.bits = UInt128(bits)
            width = 32
        }
    }

    private static func isInAddresses(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "."): true
        case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): true
        default: false
        }
    }

    /// Four decimal numbers, leading zeros allowed and not octal.
    private static func version4(_ text: Substring) -> UInt32? {
        var (bits, number): (UInt32, UInt32) = (0, 0)
        var (digits, points) = (0, 0)
        for byte in text.utf8 {
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
    private static func version6(_ text: Substring) -> UInt128? {
        let halves = text.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
        guard let front = groups(halves[0], isLast: halves.count == 1) else { return nil }
        guard halves.count == 2 else { return front.count == 8 ? joined(front) : nil }
        guard let back = groups(halves[1], isLast: true), front.count + back.count <= 7 else { return nil }
        return joined(front + Array(repeating: 0, count: 8 - front.count - back.count) + back)
    }

    private static func groups(_ text: Substring, isLast: Bool) -> [UInt16]? {
        if text.isEmpty { return [] }
        var groups: [UInt16] = []
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if isLast, index == parts.count - 1, part.utf8.contains(UInt8(ascii: ".")) {
                guard let bits = version4(part) else { return nil }
                groups += [UInt16(bits >> 16), UInt16(bits & 0xFFFF)]
            } else {
                guard (1...4).contains(part.utf8.count), part.allSatisfy(\.isHexDigit), part.utf8.count == part.count,
                    let group = UInt16(part, radix: 16)
                else { return nil }
                groups.append(group)
            }
        }
        return groups.count <= 8 ? groups : nil
    }

    private static func joined(_ groups: [UInt16]) -> UInt128 {
        groups.reduce(0) { $0 << 16 | UInt128($1) }
    }
}

/// A range of addresses that a policy names.
package struct IPNetwork: Hashable, Sendable {
    package let first: UInt128
    package let width: Int
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
        first = address.bits & ~hosts
        width = address.width
        self.prefix = prefix
    }

    /// The last address of the network.
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
