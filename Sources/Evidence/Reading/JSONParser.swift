internal import CScan

/// Parses one document of JSON at a time, in memory that is used again for the next one.
package struct JSONParser: ~Copyable {
    /// How many readable bytes must follow those that are parsed.
    package static let padding = Int(CSCAN_PADDING)

    private var parser: OpaquePointer

    package init() {
        parser = Self.newParser()
    }

    deinit {
        cscan_parser_free(parser)
    }

    /// Parses one whole document; its values are valid until the next one is parsed.
    ///
    /// As many bytes as ``padding`` says must be readable behind the last one.
    package borrowing func root(of bytes: UnsafeRawBufferPointer) throws(Unreadable) -> JSONValue {
        var root = cscan_value()
        let words = cscan_parse(parser, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count, &root)
        if let words {
            // The library's words are a sentence; here they are part of one.
            throw Unreadable("is not JSON (\(String(cString: words).split(separator: ".").first ?? ""))")
        }
        return JSONValue(root)
    }

    /// Parses the text of one whole document, which is copied.
    package borrowing func root(of text: [UInt8]) throws(Unreadable) -> JSONValue {
        let padded = text + [UInt8](repeating: 0, count: Self.padding)
        return try padded.withUnsafeBytes { bytes in
            Result { () throws(Unreadable) in try root(of: UnsafeRawBufferPointer(rebasing: bytes[..<text.count])) }
        }.get()
    }

    /// Gives back memory that has grown with a large document.
    package mutating func shrink() {
        cscan_parser_free(parser)
        parser = Self.newParser()
    }

    /// Without memory for a parser's few words nothing can go on; Swift's own allocations end the program likewise.
    private static func newParser() -> OpaquePointer {
        guard let parser = cscan_parser_new() else { fatalError("out of memory") }
        return parser
    }
}
