internal import CScan
internal import Organization

/// Reads files one after another, with buffers that are used again. Each worker has one of its own.
struct AnswerReader: ~Copyable {
    private var file = FileBuffer()
    private var decoded = FileBuffer()
    private var parser = JSONParser()
    /// The header of the report that was read last.
    var header: ReportHeader?

    /// Parses a JSON file, and hands its root to `parse`.
    mutating func json<Value>(
        _ path: String,
        _ parse: (JSONValue) throws(Unreadable) -> Value
    ) throws(Unreadable) -> Value {
        defer { release() }
        try file.load(path)
        return try parse(try parser.root(of: Self.text(file.bytes)))
    }

    /// Hands the bytes of a text file to `parse`, without a byte order mark.
    mutating func text<Value>(
        _ path: String,
        _ parse: (UnsafeRawBufferPointer) throws(Unreadable) -> Value
    ) throws(Unreadable) -> Value {
        defer { release() }
        try file.load(path)
        return try parse(try Self.text(file.bytes))
    }

    /// Parses a JSON file, decodes the base64 text that `pick` finds in it, and hands both to `parse`.
    mutating func json<Value>(
        _ path: String,
        decoding pick: (JSONValue) throws(Unreadable) -> JSONValue,
        _ parse: (JSONValue, UnsafeRawBufferPointer) throws(Unreadable) -> Value
    ) throws(Unreadable) -> Value {
        defer { release() }
        try file.load(path)
        let root = try parser.root(of: Self.text(file.bytes))
        guard let base64 = try pick(root).utf8 else { throw Unreadable("holds no text where base64 is expected") }
        try decoded.fill(cscan_base64_capacity(base64.count)) { room throws(Unreadable) in
            let text = base64.assumingMemoryBound(to: CChar.self)
            let written = cscan_base64_decode(
                room.baseAddress?.assumingMemoryBound(to: UInt8.self),
                text.baseAddress,
                text.count
            )
            guard written >= 0 else { throw Unreadable("holds text that is not base64") }
            return written
        }
        return try parse(root, decoded.bytes)
    }

    private mutating func release() {
        if file.bytes.count > 16 << 20 {
            // The parser's own buffers have grown with the file.
            parser.shrink()
        }
        file.shrink()
        decoded.shrink()
    }

    private static func text(_ bytes: UnsafeRawBufferPointer) throws(Unreadable) -> UnsafeRawBufferPointer {
        if bytes.isEmpty { throw Unreadable("is empty") }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw Unreadable("is UTF-16, as some shells' > writes; save it as UTF-8")
        }
        return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? UnsafeRawBufferPointer(rebasing: bytes.dropFirst(3)) : bytes
    }
}
