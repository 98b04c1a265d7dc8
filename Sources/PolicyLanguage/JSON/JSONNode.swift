/// A JSON value that knows where it stands, so that whatever is wrong with it can be pointed at.
public struct JSONNode: Sendable {
    /// What the value is.
    public indirect enum Value: Sendable {
        case object([Member])
        case array([JSONNode])
        case string(String)
        /// As it is written, since policies hold numbers of any precision.
        case number(String)
        case boolean(Bool)
        case null
    }

    /// A member of an object. Names can stand twice; whoever reads the object decides what that means.
    public struct Member: Sendable {
        /// The name.
        public let name: String
        /// Where the name stands.
        public let position: SourcePosition
        /// The value.
        public let value: JSONNode
    }

    /// What the value is.
    public let value: Value
    /// Where it starts.
    public let position: SourcePosition

    /// Parses one JSON text (RFC 8259).
    ///
    /// - Throws: where the text is no JSON, nests deeper than 64, or has something behind its end.
    public init(parsing text: some Sequence<UInt8>) throws(JSONSyntaxError) {
        var parser = JSONParser(Array(text))
        self = try parser.document()
    }

    init(_ value: Value, at position: SourcePosition) {
        self.value = value
        self.position = position
    }

    /// The first member of that name, if this is an object.
    public subscript(_ name: String) -> JSONNode? {
        guard case .object(let members) = value else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The text, if this is a string.
    public var string: String? {
        if case .string(let text) = value { text } else { nil }
    }

    /// The elements, if this is an array.
    public var elements: [JSONNode]? {
        if case .array(let elements) = value { elements } else { nil }
    }

    /// Whether this is null.
    public var isNull: Bool {
        if case .null = value { true } else { false }
    }
}
