import CScan
import Foundation
import TestSupport
import Testing

@Suite struct `Base64` {
    private func decoded(_ text: [UInt8]) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: cscan_base64_capacity(text.count))
        let count = text.withUnsafeBytes { text in
            cscan_base64_decode(&bytes, text.assumingMemoryBound(to: CChar.self).baseAddress, text.count)
        }
        return count < 0 ? nil : Array(bytes[..<count])
    }

    @Test func `is decoded as Foundation encodes it, at every length`() {
        var random = SeededGenerator(seed: 64)
        for count in 0..<400 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            #expect(decoded(Array(Data(bytes).base64EncodedString().utf8)) == bytes)
        }
    }

    @Test func `is refused with any byte that is no letter of it, wherever that stands`() {
        let good = Array(Data((0..<150).map { UInt8($0) }).base64EncodedString().utf8)
        let alphabet = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        for place in good.indices {
            for byte in UInt8.min...UInt8.max
            where !alphabet.contains(byte) && (byte != UInt8(ascii: "=") || place < 198) {
                var bad = good
                bad[place] = byte
                #expect(decoded(bad) == nil, "byte \(byte) at \(place)")
            }
        }
    }

    @Test(arguments: ["A", "AB", "ABC", "ABCDE"])
    func `is refused where letters are missing`(text: String) {
        #expect(decoded(Array(text.utf8)) == nil)
    }
}
