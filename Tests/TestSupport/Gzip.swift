import Foundation

/// Gzip files made by hand (RFC 1951, RFC 1952): stored, not compressed, so that a test knows where every byte lies.
public enum Gzip {
    /// One member.
    public static func member(_ text: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        let blocks = stride(from: 0, to: max(text.count, 1), by: 65535).map { text[$0..<min($0 + 65535, text.count)] }
        for (index, block) in blocks.enumerated() {
            let length = UInt16(block.count)
            bytes.append(index == blocks.count - 1 ? 1 : 0)
            bytes += little(UInt32(length), 2) + little(UInt32(~length), 2)
            bytes += block
        }
        return bytes + little(crc(text), 4) + little(UInt32(truncatingIfNeeded: text.count), 4)
    }

    /// What the system's gzip makes of a text.
    public static func compressed(_ text: [UInt8]) throws -> [UInt8] {
        let gzip = Process()
        gzip.executableURL = URL(filePath: "/usr/bin/env")
        gzip.arguments = ["gzip", "-c"]
        let input = Pipe()
        let output = Pipe()
        gzip.standardInput = input
        gzip.standardOutput = output
        try gzip.run()
        // A pipe holds 64 KB: what is written must be read at the same time.
        let writer = Thread {
            try? input.fileHandleForWriting.write(contentsOf: text)
            try? input.fileHandleForWriting.close()
        }
        writer.start()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        gzip.waitUntilExit()
        return Array(bytes)
    }

    private static func little(_ number: UInt32, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) }
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
    }
}
