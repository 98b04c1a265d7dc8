/// JSON written piece by piece, in the order of the calls: nothing is held but the text of one piece.
///
/// Foundation's encoder holds a whole document and orders members by name; reports are large, and read better in the
/// order of the contract.
struct JSONText {
    private(set) var text = ""
    private var isFirst = true

    /// A member of an object.
    mutating func member(_ name: StaticString, _ write: (inout JSONText) -> Void) {
        comma()
        string("\(name)")
        text += ":"
        isFirst = true
        write(&self)
        isFirst = false
    }

    /// A member whose name comes from elsewhere.
    mutating func pair(_ name: String, _ write: (inout JSONText) -> Void) {
        comma()
        string(name)
        text += ":"
        isFirst = true
        write(&self)
        isFirst = false
    }

    mutating func member(_ name: StaticString, _ value: String?) {
        member(name) { json in
            if let value { json.string(value) } else { json.text += "null" }
        }
    }

    mutating func member(_ name: StaticString, _ value: Int?) {
        member(name) { $0.text += value.map(String.init) ?? "null" }
    }

    mutating func member(_ name: StaticString, _ value: Bool) {
        member(name) { $0.text += value ? "true" : "false" }
    }

    /// An element of an array.
    mutating func element(_ write: (inout JSONText) -> Void) {
        comma()
        isFirst = true
        write(&self)
        isFirst = false
    }

    mutating func object(_ write: (inout JSONText) -> Void) {
        enclose("{", "}", write)
    }

    mutating func array<Elements: Sequence>(_ elements: Elements, _ write: (Elements.Element, inout JSONText) -> Void) {
        enclose("[", "]") { json in
            for element in elements { json.element { write(element, &$0) } }
        }
    }

    /// JSON that is text already.
    mutating func raw(_ json: String) {
        text += json
    }

    /// A number that is text already.
    mutating func number(_ digits: String) {
        text += digits
    }

    /// A value that is JSON already.
    mutating func value(_ json: String) {
        text += json
    }

    /// A string, escaped as RFC 8259 asks. Non-ASCII letters stay as they are.
    mutating func string(_ value: String) {
        text += "\""
        var plain = value.utf8.startIndex
        for index in value.utf8.indices {
            guard let escape = Self.escape(value.utf8[index]) else { continue }
            text += value[plain..<index] + escape
            plain = value.utf8.index(after: index)
        }
        text += value[plain...]
        text += "\""
    }

    private static func escape(_ byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "\""): "\\\""
        case UInt8(ascii: "\\"): "\\\\"
        case UInt8(ascii: "\n"): "\\n"
        case UInt8(ascii: "\r"): "\\r"
        case UInt8(ascii: "\t"): "\\t"
        case 0..<0x20: "\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
        default: nil
        }
    }

    private mutating func enclose(_ open: String, _ close: String, _ write: (inout JSONText) -> Void) {
        text += open
        isFirst = true
        write(&self)
        isFirst = false
        text += close
    }

    private mutating func comma() {
        if !isFirst { text += "," }
        isFirst = false
    }
}

extension JSONText {
    /// Writes the elements of an array, each on a line of its own, so that a large one can be read line by line.
    static func writeLines<Element>(
        _ elements: [Element],
        to output: inout some TextOutputStream,
        _ write: (Element, inout JSONText) -> Void
    ) {
        for (index, element) in elements.enumerated() {
            var json = JSONText()
            write(element, &json)
            output.write(json.text + (index + 1 < elements.count ? ",\n" : "\n"))
        }
    }
}
