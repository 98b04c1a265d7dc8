/// Reads JSON (RFC 8259) and keeps the place of every value. Written for policies of a few kilobytes.
struct JSONParser {
    private let bytes: [UInt8]
    private var offset = 0
    private var line = 1
    private var lineStart = 0
    private var depth = 0

    /// Policies nest about six deep.
    private static let maximalDepth = 64

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    }

    mutating func document() throws(JSONSyntaxError) -> JSONNode {
        let node = try node()
        skipSpace()
        guard offset == bytes.count else { throw error("there is something behind the end") }
        return node
    }

    private mutating func node() throws(JSONSyntaxError) -> JSONNode {
        skipSpace()
        let start = position
        guard let byte = peek else { throw error("the text ends where a value is expected") }
        switch byte {
        case UInt8(ascii: "{"): return JSONNode(.object(try members()), at: start)
        case UInt8(ascii: "["): return JSONNode(.array(try elements()), at: start)
        case UInt8(ascii: "\""): return JSONNode(.string(try string()), at: start)
        case UInt8(ascii: "t"): return try word("true", .boolean(true), start)
        case UInt8(ascii: "f"): return try word("false", .boolean(false), start)
        case UInt8(ascii: "n"): return try word("null", .null, start)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return JSONNode(.number(try number()), at: start)
        default: throw error("no value starts like this")
        }
    }

    private mutating func members() throws(JSONSyntaxError) -> [JSONNode.Member] {
        try descend()
        defer { depth -= 1 }
        var members: [JSONNode.Member] = []
        if take("}") { return members }
        repeat {
            skipSpace()
            let start = position
            guard peek == UInt8(ascii: "\"") else { throw error("a member's name is expected, in quotes") }
            let name = try string()
            guard take(":") else { throw error("a colon is expected behind a member's name") }
            members.append(JSONNode.Member(name: name, position: start, value: try node()))
        } while take(",")
        guard take("}") else { throw error("a comma or } is expected") }
        return members
    }

    private mutating func elements() throws(JSONSyntaxError) -> [JSONNode] {
        try descend()
        defer { depth -= 1 }
        var elements: [JSONNode] = []
        if take("]") { return elements }
        repeat { elements.append(try node()) } while take(",")
        guard take("]") else { throw error("a comma or ] is expected") }
        return elements
    }

    private mutating func descend() throws(JSONSyntaxError) {
        depth += 1
        guard depth <= Self.maximalDepth else { throw error("values nest deeper than \(Self.maximalDepth)") }
        offset += 1
    }

    private mutating func word(
        _ word: String,
        _ value: JSONNode.Value,
        _ start: SourcePosition
    ) throws(JSONSyntaxError) -> JSONNode {
        guard bytes[offset...].starts(with: word.utf8) else { throw error("no value starts like this") }
        offset += word.utf8.count
        return JSONNode(value, at: start)
    }

    private mutating func number() throws(JSONSyntaxError) -> String {
        let start = offset
        if peek == UInt8(ascii: "-") { offset += 1 }
        if peek == UInt8(ascii: "0") { offset += 1 } else { try digits() }
        if peek == UInt8(ascii: ".") {
            offset += 1
            try digits()
        }
        if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
            offset += 1
            if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { offset += 1 }
            try digits()
        }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private mutating func digits() throws(JSONSyntaxError) {
        let start = offset
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
        guard offset > start else { throw error("a digit is expected") }
    }
}

extension JSONParser {
    private mutating func string() throws(JSONSyntaxError) -> String {
        offset += 1
        // Most texts hold nothing that has to be rewritten.
        var end = offset
        while end < bytes.count, Self.standsForItself(bytes[end]) { end += 1 }
        if end < bytes.count, bytes[end] == UInt8(ascii: "\"") {
            guard let string = String(validating: bytes[offset..<end], as: UTF8.self) else {
                offset = end
                throw error("the text is not UTF-8")
            }
            offset = end + 1
            return string
        }
        return try rewrittenString()
    }

    private static func standsForItself(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private mutating func rewrittenString() throws(JSONSyntaxError) -> String {
        var text: [UInt8] = []
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else { throw error("the text is not UTF-8") }
                offset += 1
                return string
            case UInt8(ascii: "\\"): try escape(into: &text)
            case 0..<0x20: throw error("a control character stands in a text; write it as \\u00\(hex(byte))")
            default:
                text.append(byte)
                offset += 1
            }
        }
        throw error("a text has no closing quote")
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONSyntaxError) {
        offset += 1
        guard let byte = peek else { throw error("a text has no closing quote") }
        let plain: [UInt8: UInt8] = [
            UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F, UInt8(ascii: "b"): 0x08,
            UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
        ]
        offset += 1
        if let character = plain[byte] {
            text.append(character)
        } else if byte == UInt8(ascii: "u") {
            text.append(contentsOf: String(Character(try scalar())).utf8)
        } else {
            throw error("there is no escape like this")
        }
    }

    /// The code point of a `\u` escape, or of two that form a surrogate pair.
    private mutating func scalar() throws(JSONSyntaxError) -> Unicode.Scalar {
        let first = try unit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800..<0xDC00).contains(first), bytes[offset...].starts(with: "\\u".utf8) else {
            throw error("half of a surrogate pair stands alone")
        }
        offset += 2
        let second = try unit()
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + UInt32(second) - 0xDC00)
        else { throw error("half of a surrogate pair stands alone") }
        return scalar
    }

    private mutating func unit() throws(JSONSyntaxError) -> UInt16 {
        let digits = bytes[offset...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw error("four hexadecimal digits are expected behind \\u") }
        offset += 4
        return unit
    }

    private func hex(_ byte: UInt8) -> String {
        (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
    }

    private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    /// Takes a punctuation mark, with the space before it.
    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        skipSpace()
        guard peek == UInt8(ascii: mark) else { return false }
        offset += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\n"):
                offset += 1
                line += 1
                lineStart = offset
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): offset += 1
            default: return
            }
        }
    }

    private var position: SourcePosition { SourcePosition(line: line, column: offset - lineStart + 1) }

    private func error(_ reason: String) -> JSONSyntaxError {
        JSONSyntaxError(position: position, reason: reason)
    }
}
