extension JSON {
    /// As the AWS CLI prints it: a member a line, four spaces for a level, a newline at the end, and no more escapes
    /// than JSON demands.
    ///
    /// An object without members is `{}`; there, the AWS CLI prints nothing at all.
    public var text: [UInt8] {
        var writer = JSONWriter(isSpread: true)
        writer.write(self)
        return writer.text + [0x0A]
    }

    /// On one line, without spaces: as it is sent.
    public var compactText: [UInt8] {
        var writer = JSONWriter(isSpread: false)
        writer.write(self)
        return writer.text
    }
}

/// Writes JSON as Python's `json.dumps(…, indent=4, ensure_ascii=False)` does, which the AWS CLI prints with.
///
/// Source: <https://docs.python.org/3/library/json.html#json.dump>
private struct JSONWriter {
    let isSpread: Bool
    var text: [UInt8] = []
    var level = 0

    init(isSpread: Bool) {
        self.isSpread = isSpread
    }

    mutating func write(_ value: JSON) {
        switch value {
        case .null: text += "null".utf8
        case .boolean(let boolean): text += (boolean ? "true" : "false").utf8
        case .integer(let integer): text += String(integer).utf8
        case .real(let real): text += decimal(real).utf8
        case .string(let string): write(string)
        case .array(let elements):
            write(elements, between: "[", and: "]") { writer, element in writer.write(element) }
        case .object(let members):
            write(members, between: "{", and: "}") { writer, member in
                writer.write(member.name)
                writer.text += (writer.isSpread ? ": " : ":").utf8
                writer.write(member.value)
            }
        }
    }

    private mutating func write<Item>(
        _ items: [Item],
        between opening: String,
        and closing: String,
        each: (inout JSONWriter, Item) -> Void
    ) {
        text += opening.utf8
        level += 1
        for (index, item) in items.enumerated() {
            if index > 0 { text += ",".utf8 }
            startLine()
            each(&self, item)
        }
        level -= 1
        if !items.isEmpty { startLine() }
        text += closing.utf8
    }

    private mutating func startLine() {
        guard isSpread else { return }
        text.append(0x0A)
        text.append(contentsOf: repeatElement(0x20, count: 4 * level))
    }

    private mutating func write(_ string: String) {
        text.append(0x22)
        for byte in string.utf8 {
            switch byte {
            case 0x22: text += "\\\"".utf8
            case 0x5C: text += "\\\\".utf8
            case 0x0A: text += "\\n".utf8
            case 0x0D: text += "\\r".utf8
            case 0x09: text += "\\t".utf8
            case 0x08: text += "\\b".utf8
            case 0x0C: text += "\\f".utf8
            case 0x00..<0x20:
                text += "\\u00".utf8
                text += [hex(byte >> 4), hex(byte & 15)]
            default: text.append(byte)
            }
        }
        text.append(0x22)
    }

    private func hex(_ digit: UInt8) -> UInt8 {
        digit < 10 ? 0x30 + digit : 0x57 + digit
    }

    /// Swift and Python write the same shortest digits; they differ only in where they begin to write exponents.
    private func decimal(_ real: Double) -> String {
        guard real.isFinite else { return "null" }
        let text = String(describing: real)
        guard real.magnitude >= 0x1p53, real.magnitude < 1e16, !text.hasSuffix(".0") else { return text }
        return String(Int64(real)) + ".0"
    }
}
