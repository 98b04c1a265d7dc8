internal import Crypto

/// The SHA-256 of what a file holds, inflated.
struct ContentHash: Hashable, Sendable {
    private let first, second, third, fourth: UInt64

    init(_ digest: SHA256Digest) {
        self.init(bytes: Array(digest))
    }

    /// The hash that 64 hexadecimal digits spell.
    init?(hex: String) {
        guard let bytes = Hex.bytes(hex), bytes.count == SHA256.byteCount else { return nil }
        self.init(bytes: bytes)
    }

    private init(bytes: [UInt8]) {
        func word(_ index: Int) -> UInt64 {
            bytes.dropFirst(index * 8).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        }
        first = word(0)
        second = word(1)
        third = word(2)
        fourth = word(3)
    }
}
