extension Shape {
    /// What the AWS CLI makes of a JSON value: only the members it knows, in its order, without those that are null.
    ///
    /// Source: <https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html>
    ///
    /// - Parameters:
    ///   - json: What came over the wire.
    ///   - place: The name of the member, for errors.
    /// - Returns: The value as the AWS CLI prints it.
    /// - Throws: ``ShapeError`` where a value isn't of its type.
    func value(of json: JSON, at place: String = "") throws(ShapeError) -> JSON {
        if json == .null { return .null }
        switch self {
        case .structure(let members): return try structure(members, in: json, at: place)
        case .list(let shape): return try list(of: shape, in: json, at: place)
        case .map(let shape): return try map(to: shape, in: json, at: place)
        case .timestamp: return .string(try Timestamp.text(of: json, at: place))
        case .policy: return json.string.map(PolicyText.decoded) ?? json
        case .string, .blob, .boolean, .integer, .real: return json
        }
    }

    private func structure(_ members: [Member], in json: JSON, at place: String) throws(ShapeError) -> JSON {
        guard json.members != nil else { throw ShapeError(expected: "an object", place: place) }
        var result: [JSON.Member] = []
        for member in members {
            guard let value = json[member.name], value != .null else { continue }
            result.append(JSON.Member(member.name, try member.shape.value(of: value, at: member.name)))
        }
        return .object(result)
    }

    private func list(of shape: Shape, in json: JSON, at place: String) throws(ShapeError) -> JSON {
        guard let elements = json.array else { throw ShapeError(expected: "a list", place: place) }
        var result: [JSON] = []
        for element in elements { result.append(try shape.value(of: element, at: place)) }
        return .array(result)
    }

    private func map(to shape: Shape, in json: JSON, at place: String) throws(ShapeError) -> JSON {
        guard let members = json.members else { throw ShapeError(expected: "a map", place: place) }
        var result = OrderedMembers()
        for member in members { result.set(member.name, try shape.value(of: member.value, at: member.name)) }
        return .object(result.members)
    }
}
