/// An event's id as the ledger keeps it: CloudTrail's ids are UUIDs, which take 16 bytes instead of 36 letters.
enum StoredID: Hashable {
    case uuid(UInt64, UInt64)
    /// An id of another form, or a UUID in another spelling than CloudTrail's.
    case text(String)

    init(_ text: String) {
        let uuid = text.utf8.withContiguousStorageIfAvailable { Self.uuid($0) }
        self = uuid.flatMap(\.self) ?? .text(text)
    }

    private static func uuid(_ letters: UnsafeBufferPointer<UInt8>) -> StoredID? {
        guard letters.count == 36 else { return nil }
        var (high, low): (UInt64, UInt64) = (0, 0)
        var digits = 0
        for (index, letter) in letters.enumerated() {
            if index == 8 || index == 13 || index == 18 || index == 23 {
                guard letter == UInt8(ascii: "-") else { return nil }
                continue
            }
            let digit: UInt8
            switch letter {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = letter - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = letter - UInt8(ascii: "a") + 10
            default: return nil
            }
            if digits < 16 { high = high << 4 | UInt64(digit) } else { low = low << 4 | UInt64(digit) }
            digits += 1
        }
        return .uuid(high, low)
    }

    /// The id as CloudTrail spells it.
    var text: String {
        switch self {
        case .text(let text): return text
        case .uuid(let high, let low):
            var letters: [UInt8] = []
            letters.reserveCapacity(36)
            for place in 0..<32 {
                if place == 8 || place == 12 || place == 16 || place == 20 { letters.append(UInt8(ascii: "-")) }
                let digit = UInt8(truncatingIfNeeded: (place < 16 ? high : low) >> UInt64(60 - place % 16 * 4)) & 15
                letters.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
            return String(decoding: letters, as: UTF8.self)
        }
    }

    /// A hash of an event's identity, the same in every process.
    ///
    /// Equal hashes are a reason to look, not an answer: two identities that share one are both kept.
    func hash(recipient: Int64) -> Int64 {
        switch self {
        case .uuid(let high, let low):
            return Int64(bitPattern: Self.mixed(high ^ Self.mixed(low ^ Self.mixed(UInt64(bitPattern: recipient)))))
        case .text(let text):
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
            return Int64(bitPattern: Self.mixed(hash ^ Self.mixed(UInt64(bitPattern: recipient))))
        }
    }

    private static func mixed(_ bits: UInt64) -> UInt64 {
        var bits = bits &+ 0x9E37_79B9_7F4A_7C15
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
