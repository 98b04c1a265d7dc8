/// The records of a CSV text, one after another (RFC 4180): fields in quotes may hold commas, newlines and doubled
/// quotes; lines end in LF or CRLF; the last one may have no end.
package struct CSVRecords {
    private let bytes: UnsafeRawBufferPointer
    /// Where the next record starts.
    package private(set) var offset = 0

    package init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// Goes on at the start of another record.
    mutating func seek(_ offset: Int) {
        self.offset = offset
    }

    package var isAtEnd: Bool { offset >= bytes.count }

    /// The next record's fields; nil at the end of the text. Blank lines are passed over.
    package mutating func next() throws(Unreadable) -> [String]? {
        while !isAtEnd {
            var fields: [String] = []
            repeat { fields.append(try field()) } while take(UInt8(ascii: ","))
            endRecord()
            if fields != [""] { return fields }
        }
        return nil
    }

    private mutating func field() throws(Unreadable) -> String {
        guard take(UInt8(ascii: "\"")) else { return plainField() }
        var text: [UInt8] = []
        while offset < bytes.count {
            let byte = bytes[offset]
            offset += 1
            if byte == UInt8(ascii: "\""), !take(UInt8(ascii: "\"")) { return try closed(text) }
            text.append(byte)
        }
        throw Unreadable("ends within a quoted field")
    }

    private func closed(_ text: [UInt8]) throws(Unreadable) -> String {
        if offset < bytes.count, !isEndOfField(bytes[offset]) {
            throw Unreadable("has text behind a closing quote")
        }
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func plainField() -> String {
        let start = offset
        while offset < bytes.count, !isEndOfField(bytes[offset]) { offset += 1 }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private func isEndOfField(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    private mutating func endRecord() {
        if take(UInt8(ascii: "\r")) { _ = take(UInt8(ascii: "\n")) } else { _ = take(UInt8(ascii: "\n")) }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard offset < bytes.count, bytes[offset] == byte else { return false }
        offset += 1
        return true
    }
}
