/// Percent-encoding (RFC 3986, section 2.1).
enum PercentText {
    /// The bytes behind a text; a percent sign that isn't followed by two hexadecimal digits stays.
    static func decoded(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x25, index + 2 < bytes.count, let high = digit(bytes[index + 1]),
                let low = digit(bytes[index + 2])
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }

    /// A text with all bytes encoded but letters, digits, `-`, `.`, `_`, `~` and those that are to be kept.
    static func encoded(_ text: String, keeping kept: String = "") -> String {
        let kept = Set(kept.utf8)
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: result.append(byte)
            case _ where kept.contains(byte): result.append(byte)
            default: result += [0x25, hex(byte >> 4), hex(byte & 15)]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func hex(_ digit: UInt8) -> UInt8 {
        digit < 10 ? 0x30 + digit : 0x37 + digit
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
