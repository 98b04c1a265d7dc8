/// A hash of rows, to know the same content again: FNV-1a of 128 bits. It does not guard against forgery.
struct Fingerprint {
    private var hash: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D

    mutating func add(_ text: String?) {
        guard let text else { return add(byte: 0xFE) }
        for byte in text.utf8 { add(byte: byte) }
        // Ends the text: no UTF-8 has this byte.
        add(byte: 0xFF)
    }

    private mutating func add(byte: UInt8) {
        hash = (hash ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013B
    }

    var text: String {
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 32 - digits.utf8.count) + digits
    }
}
