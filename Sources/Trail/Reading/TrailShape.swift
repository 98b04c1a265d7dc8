internal import Evidence

/// How a file's text holds its records.
enum TrailShape: Hashable, Sendable {
    /// Values of JSON, so many brackets deep: 2 in a trail's `{"Records": […]}`, 1 in a list, 0 one after another.
    case json(depth: Int)
    /// One value of JSON a line, perhaps behind a time or other words.
    case lines
    /// Comma-separated values under a line of names.
    case csv

    /// The shape of a text that begins like this.
    init(_ start: UnsafeRawBufferPointer) throws(Unreadable) {
        let text = start.drop { $0.isJSONSpace }
        switch text.first {
        case UInt8(ascii: "{"):
            self = Self.ofObject(text)
        case UInt8(ascii: "["):
            self = .json(depth: 1)
        case nil:
            throw Unreadable("is empty")
        default:
            let line = text.prefix { $0 != UInt8(ascii: "\n") }
            if line.contains(UInt8(ascii: "{")) {
                self = .lines
            } else if line.contains(UInt8(ascii: ",")), Self.namesEvents(line) {
                self = .csv
            } else {
                throw Unreadable("is not a file of CloudTrail")
            }
        }
    }

    /// Lists of records that AWS wraps in an object have the list as the object's first member.
    private static let wrappers = ["Records", "Events", "logEvents"]

    private static func ofObject(_ text: Slice<UnsafeRawBufferPointer>) -> TrailShape {
        for name in wrappers {
            var rest = text.dropFirst()
            if rest.take("\"\(name)\""), rest.take(":"), rest.take("[") { return .json(depth: 2) }
        }
        return isLines(text) ? .lines : .json(depth: 0)
    }

    /// Whether the first line holds a whole object, and another line follows.
    private static func isLines(_ text: Slice<UnsafeRawBufferPointer>) -> Bool {
        guard let newline = text.firstIndex(of: UInt8(ascii: "\n")) else { return false }
        var records = RecordCutter(depth: 0)
        let line = UnsafeRawBufferPointer(rebasing: text[..<newline])
        guard let first = records.next(in: line, behind: 0), first.lowerBound == 0 else { return false }
        return text[newline...].contains { !$0.isJSONSpace }
    }

    private static func namesEvents(_ line: Slice<UnsafeRawBufferPointer>) -> Bool {
        let words = String(decoding: line, as: UTF8.self).lowercased()
        return words.contains("event")
    }
}

extension UInt8 {
    /// White space by RFC 8259, and the bytes of a byte order mark.
    var isJSONSpace: Bool {
        switch self {
        case 0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF: true
        default: false
        }
    }
}

extension Slice<UnsafeRawBufferPointer> {
    /// Passes over a text, and white space before it, if it stands here.
    fileprivate mutating func take(_ text: String) -> Bool {
        let rest = drop { $0.isJSONSpace }
        guard rest.starts(with: text.utf8) else { return false }
        self = rest.dropFirst(text.utf8.count)
        return true
    }
}
