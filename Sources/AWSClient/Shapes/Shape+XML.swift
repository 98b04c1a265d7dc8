extension Shape {
    /// What the AWS CLI makes of an element: absent members stay absent, an empty element is an empty list or text.
    ///
    /// Source: <https://smithy.io/2.0/aws/protocols/aws-query-protocol.html>
    ///
    /// - Parameters:
    ///   - element: The element that holds the value.
    ///   - place: The name of the member, for errors.
    /// - Returns: The value as the AWS CLI prints it.
    /// - Throws: ``ShapeError`` where a value isn't of its type.
    func value(of element: XMLElement, at place: String = "") throws(ShapeError) -> JSON {
        switch self {
        case .structure(let members): try structure(members, in: element)
        case .list(let shape): try list(of: shape, in: element, at: place)
        case .map(let shape): try map(to: shape, in: element, at: place)
        case .string, .blob: .string(element.text)
        case .boolean: .boolean(element.text == "true")
        case .integer: .integer(try integer(element.text, at: place))
        case .real: .real(try real(element.text, at: place))
        case .timestamp: .string(try Timestamp.text(of: .string(element.text), at: place))
        case .policy: PolicyText.decoded(element.text)
        }
    }

    private func structure(_ members: [Member], in element: XMLElement) throws(ShapeError) -> JSON {
        var result: [JSON.Member] = []
        for member in members {
            guard let child = element[member.name] else { continue }
            result.append(JSON.Member(member.name, try member.shape.value(of: child, at: member.name)))
        }
        return .object(result)
    }

    private func list(of shape: Shape, in element: XMLElement, at place: String) throws(ShapeError) -> JSON {
        var result: [JSON] = []
        for child in element.children { result.append(try shape.value(of: child, at: place)) }
        return .array(result)
    }

    private func map(to shape: Shape, in element: XMLElement, at place: String) throws(ShapeError) -> JSON {
        var result = OrderedMembers()
        for entry in element.children {
            guard let key = entry["key"], let value = entry["value"] else {
                throw ShapeError(expected: "a map of keys and values", place: place)
            }
            result.set(key.text, try shape.value(of: value, at: key.text))
        }
        return .object(result.members)
    }

    private func integer(_ text: String, at place: String) throws(ShapeError) -> Int64 {
        guard let integer = Int64(text) else { throw ShapeError(expected: "a whole number", place: place) }
        return integer
    }

    private func real(_ text: String, at place: String) throws(ShapeError) -> Double {
        guard let real = Double(text), real.isFinite else { throw ShapeError(expected: "a number", place: place) }
        return real
    }
}
