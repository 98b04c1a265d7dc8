internal import CScan
package import Organization

/// A value in a JSON document, valid only within the closure that was handed it.
package struct JSONValue {
    private let raw: cscan_value

    init(_ raw: cscan_value) {
        self.raw = raw
    }

    /// The member of that name; nil where this is no object or has no such member, or where the member is null.
    package subscript(_ name: StaticString) -> JSONValue? {
        var member = cscan_value()
        let found = name.withUTF8Buffer { utf8 in
            utf8.withMemoryRebound(to: CChar.self) { cscan_member(raw, $0.baseAddress, $0.count, &member) }
        }
        guard found, cscan_kind_of(member) != CSCAN_NULL else { return nil }
        return JSONValue(member)
    }

    /// The member of a name that is not known before.
    package subscript(_ name: String) -> JSONValue? {
        var member = cscan_value()
        var name = name
        let found = name.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) { cscan_member(raw, $0.baseAddress, $0.count, &member) }
        }
        guard found, cscan_kind_of(member) != CSCAN_NULL else { return nil }
        return JSONValue(member)
    }

    /// The text of a string, as bytes that are valid UTF-8.
    package var utf8: UnsafeRawBufferPointer? {
        var text = cscan_text()
        guard cscan_string(raw, &text) else { return nil }
        return UnsafeRawBufferPointer(start: text.bytes, count: text.count)
    }

    package var string: String? {
        utf8.map { String(decoding: $0, as: UTF8.self) }
    }

    package var integer: Int64? {
        var integer: Int64 = 0
        return cscan_integer(raw, &integer) ? integer : nil
    }

    package var real: Double? {
        var real: Double = 0
        return cscan_real(raw, &real) ? real : nil
    }

    package var boolean: Bool? {
        var boolean = false
        return cscan_boolean(raw, &boolean) ? boolean : nil
    }

    /// A time as either version of the AWS CLI prints it: ISO 8601, or seconds since 1970.
    package var instant: Instant? {
        if let string { return Instant(iso8601: string) }
        return real.flatMap { Instant(secondsSince1970: $0) }
    }

    package var isArray: Bool { cscan_kind_of(raw) == CSCAN_ARRAY }

    package var isObject: Bool { cscan_kind_of(raw) == CSCAN_OBJECT }

    /// The names of an object's members, in the order of the text; none where this is no object.
    package var memberNames: [String] {
        var names: [String] = []
        var (cursor, name, member) = (cscan_cursor(), cscan_text(), cscan_value())
        var found = cscan_first_member(raw, &cursor, &name, &member)
        while found {
            names.append(String(decoding: UnsafeRawBufferPointer(start: name.bytes, count: name.count), as: UTF8.self))
            found = cscan_next_member(&cursor, &name, &member)
        }
        return names
    }

    /// The elements of an array; none where this is no array.
    package func map<Element, Failure>(
        _ transform: (JSONValue) throws(Failure) -> Element
    ) throws(Failure) -> [Element] {
        var result: [Element] = []
        for element in elements { result.append(try transform(element)) }
        return result
    }

    /// The elements of an array, one after another; none where this is no array.
    package var elements: Elements { Elements(array: raw) }

    /// Walks an array.
    package struct Elements: Sequence, IteratorProtocol {
        private let array: cscan_value
        private var cursor = cscan_cursor()
        private var hasStarted = false

        init(array: cscan_value) {
            self.array = array
        }

        /// The next element; nil behind the last one.
        package mutating func next() -> JSONValue? {
            var element = cscan_value()
            let found = hasStarted ? cscan_next(&cursor, &element) : cscan_first(array, &cursor, &element)
            hasStarted = true
            return found ? JSONValue(element) : nil
        }
    }
}
