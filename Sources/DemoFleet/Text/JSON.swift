/// A JSON value whose members keep the order in which they were written, as they do in what the AWS CLI prints.
enum JSON: Sendable {
    case string(String)
    case number(Int)
    case bool(Bool)
    case array([JSON])
    case object([(name: String, value: JSON)])
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    init(stringLiteral value: String) {
        self = .string(value)
    }

    init(integerLiteral value: Int) {
        self = .number(value)
    }

    init(booleanLiteral value: Bool) {
        self = .bool(value)
    }
}

extension JSON: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    init(arrayLiteral elements: JSON...) {
        self = .array(elements)
    }

    init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(elements.map { (name: $0.0, value: $0.1) })
    }
}

extension JSON {
    /// The text as the AWS CLI prints it: four spaces a level, one member a line, a line feed at the end.
    var printed: [UInt8] {
        var text: [UInt8] = []
        append(to: &text, level: 0)
        text.append(UInt8(ascii: "\n"))
        return text
    }

    private func append(to text: inout [UInt8], level: Int) {
        switch self {
        case .string(let string): Self.append(string, to: &text)
        case .number(let number): text.append(contentsOf: String(number).utf8)
        case .bool(let bool): text.append(contentsOf: (bool ? "true" : "false").utf8)
        case .array(let elements):
            Self.append(elements, between: "[", and: "]", to: &text, level: level) { element, text in
                element.append(to: &text, level: level + 1)
            }
        case .object(let members):
            Self.append(members, between: "{", and: "}", to: &text, level: level) { member, text in
                Self.append(member.name, to: &text)
                text.append(contentsOf: ": ".utf8)
                member.value.append(to: &text, level: level + 1)
            }
        }
    }

    private static func append<Item>(
        _ items: [Item],
        between open: Unicode.Scalar,
        and close: Unicode.Scalar,
        to text: inout [UInt8],
        level: Int,
        item: (Item, inout [UInt8]) -> Void
    ) {
        text.append(UInt8(ascii: open))
        for (index, element) in items.enumerated() {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            newLine(in: &text, level: level + 1)
            item(element, &text)
        }
        if !items.isEmpty { newLine(in: &text, level: level) }
        text.append(UInt8(ascii: close))
    }

    private static func newLine(in text: inout [UInt8], level: Int) {
        text.append(UInt8(ascii: "\n"))
        text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: level * 4))
    }

    private static func append(_ string: String, to text: inout [UInt8]) {
        text.append(UInt8(ascii: "\""))
        for byte in string.utf8 {
            switch byte {
            case UInt8(ascii: "\""): text.append(contentsOf: #"\""#.utf8)
            case UInt8(ascii: "\\"): text.append(contentsOf: #"\\"#.utf8)
            case UInt8(ascii: "\n"): text.append(contentsOf: #"\n"#.utf8)
            case UInt8(ascii: "\t"): text.append(contentsOf: #"\t"#.utf8)
            default: text.append(byte)
            }
        }
        text.append(UInt8(ascii: "\""))
    }
}
