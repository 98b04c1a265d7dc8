internal import CScan

extension JSON {
    /// Reads one whole document.
    ///
    /// - Parameter bytes: Its text in UTF-8.
    /// - Throws: ``JSONError`` where the bytes are no JSON, nest deeper than 512 levels, or hold a whole number that
    ///   doesn't fit in 64 bits.
    public init(parsing bytes: [UInt8]) throws(JSONError) {
        guard let parser = cscan_parser_new() else { throw .malformed("there is no memory left") }
        defer { cscan_parser_free(parser) }
        let padded = bytes + [UInt8](repeating: 0x20, count: Int(CSCAN_PADDING))
        self = try padded.withUnsafeBufferPointer { buffer throws(JSONError) in
            var root = cscan_value()
            if let problem = cscan_parse(parser, buffer.baseAddress, bytes.count, &root) {
                throw .malformed(String(cString: problem))
            }
            return try JSON(root)
        }
    }

    private init(_ value: cscan_value) throws(JSONError) {
        switch cscan_kind_of(value) {
        case CSCAN_OBJECT: self = .object(try JSON.members(of: value))
        case CSCAN_ARRAY: self = .array(try JSON.elements(of: value))
        case CSCAN_STRING:
            var text = cscan_text()
            _ = cscan_string(value, &text)
            self = .string(String(text))
        case CSCAN_INTEGER:
            var integer: Int64 = 0
            guard cscan_integer(value, &integer) else { throw .numberTooLarge }
            self = .integer(integer)
        case CSCAN_REAL:
            var real = 0.0
            _ = cscan_real(value, &real)
            self = .real(real)
        case CSCAN_BOOLEAN:
            var boolean = false
            _ = cscan_boolean(value, &boolean)
            self = .boolean(boolean)
        default: self = .null
        }
    }

    private static func elements(of value: cscan_value) throws(JSONError) -> [JSON] {
        var elements: [JSON] = []
        var cursor = cscan_cursor()
        var element = cscan_value()
        var found = cscan_first(value, &cursor, &element)
        while found {
            elements.append(try JSON(element))
            found = cscan_next(&cursor, &element)
        }
        return elements
    }

    private static func members(of value: cscan_value) throws(JSONError) -> [Member] {
        var members: [Member] = []
        var cursor = cscan_cursor()
        var name = cscan_text()
        var member = cscan_value()
        var found = cscan_first_member(value, &cursor, &name, &member)
        while found {
            members.append(Member(String(name), try JSON(member)))
            found = cscan_next_member(&cursor, &name, &member)
        }
        return members
    }
}

extension String {
    fileprivate init(_ text: cscan_text) {
        self.init(decoding: UnsafeRawBufferPointer(start: text.bytes, count: text.count), as: UTF8.self)
    }
}
