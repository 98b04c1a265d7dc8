internal import Glibc

/// Paths that stand one a line in a text that comes from elsewhere.
struct PathList: ~Copyable {
    private let descriptor: Int32
    private var bytes: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// The next path; nil behind the last one. Empty lines are passed over.
    mutating func next() -> String? {
        while true {
            if let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = newline + 1 }
                if newline > start { return String(decoding: bytes[start..<newline], as: UTF8.self) }
            } else if isAtEnd {
                defer { start = bytes.count }
                return start < bytes.count ? String(decoding: bytes[start...], as: UTF8.self) : nil
            } else {
                fill()
            }
        }
    }

    private mutating func fill() {
        bytes.removeFirst(start)
        start = 0
        let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { room, count in
            count = max(0, read(descriptor, room.baseAddress, room.count))
        }
        isAtEnd = piece.isEmpty
        bytes += piece
    }
}
