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
        if start.isGzip { throw Unreadable("is compressed twice; unpack it once") }
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) || start.prefix(64).contains(0) {
            throw Unreadable("is not UTF-8, but perhaps UTF-16, as some shells' > writes; save it as UTF-8")
        }
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
            } else if Self.namesEvents(line) {
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

    /// Whether each of the first lines begins an object, and most of them hold a whole one: one may be damaged, and one alone
    /// may stand in a document that is broken into lines.
    private static func isLines(_ text: Slice<UnsafeRawBufferPointer>) -> Bool {
        let lines = text.prefix(Self.looked).split(separator: UInt8(ascii: "\n"), maxSplits: 3)
            .filter { line in !line.allSatisfy(\.isJSONSpace) }.prefix(3)
        guard lines.count > 1, lines.allSatisfy({ $0.first { !$0.isJSONSpace } == UInt8(ascii: "{") }) else {
            return false
        }
        let whole = lines.count { line in
            var cutter = RecordCutter(depth: 0)
            let object = UnsafeRawBufferPointer(rebasing: line.drop { $0.isJSONSpace })
            guard let first = cutter.next(in: object, behind: 0) else { return false }
            return object[first.upperBound...].allSatisfy(\.isJSONSpace)
        }
        return whole * 2 >= lines.count
    }

    /// How far is looked for lines, in bytes.
    private static let looked = 4 << 20

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
