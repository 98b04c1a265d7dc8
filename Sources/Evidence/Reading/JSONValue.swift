internal import CScan
internal import Organization

/// A value in a JSON document, valid only within the closure that was handed it.
struct JSONValue {
    private let raw: cscan_value

    init(_ raw: cscan_value) {
        self.raw = raw
    }

    /// The member of that name; nil where this is no object or has no such member, or where the member is null.
    subscript(_ name: StaticString) -> JSONValue? {
        var member = cscan_value()
        let found = name.withUTF8Buffer { utf8 in
            utf8.withMemoryRebound(to: CChar.self) { cscan_member(raw, $0.baseAddress, $0.count, &member) }
        }
        guard found, cscan_kind_of(member) != CSCAN_NULL else { return nil }
        return JSONValue(member)
    }

    /// The text of a string, as bytes that are valid UTF-8.
    var utf8: UnsafeRawBufferPointer? {
        var text = cscan_text()
        guard cscan_string(raw, &text) else { return nil }
        return UnsafeRawBufferPointer(start: text.bytes, count: text.count)
    }

    var string: String? {
        utf8.map { String(decoding: $0, as: UTF8.self) }
    }

    var integer: Int64? {
        var integer: Int64 = 0
        return cscan_integer(raw, &integer) ? integer : nil
    }

    var real: Double? {
        var real: Double = 0
        return cscan_real(raw, &real) ? real : nil
    }

    var boolean: Bool? {
        var boolean = false
        return cscan_boolean(raw, &boolean) ? boolean : nil
    }

    /// A time as either version of the AWS CLI prints it: ISO 8601, or seconds since 1970.
    var instant: Instant? {
        if let string { return Instant(iso8601: string) }
        return real.flatMap { Instant(secondsSince1970: $0) }
    }

    var isArray: Bool { cscan_kind_of(raw) == CSCAN_ARRAY }

    var isObject: Bool { cscan_kind_of(raw) == CSCAN_OBJECT }

    /// The elements of an array; none where this is no array.
    func map<Element, Failure>(_ transform: (JSONValue) throws(Failure) -> Element) throws(Failure) -> [Element] {
        var elements: [Element] = []
        var cursor = cscan_cursor()
        var element = cscan_value()
        var more = cscan_first(raw, &cursor, &element)
        while more {
            elements.append(try transform(JSONValue(element)))
            more = cscan_next(&cursor, &element)
        }
        return elements
    }
}
